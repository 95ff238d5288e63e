import { signLink } from "./download-link.ts";
import { prefixes } from "./prefixes.ts";

/** The object of a copy's file. */
export function copyObject(copyId: string): string {
  return `${prefixes.copies}${copyId}.zip`;
}

/** A short link to the file of a copy, saved under its own name. */
export function signCopyLink(copyId: string, fileName: string): Promise<string> {
  return signLink(copyObject(copyId), fileName);
}
