import type { Readable } from "node:stream";

/** A file of a copy: where it is in the zip, and its text or the bytes that it is read from once its turn comes. */
export interface CopiedFile {
  path: string;
  body: string | (() => Promise<Readable>);
}

/** A file of JSON, to be read by a person as well. */
export function jsonFile(path: string, value: unknown): CopiedFile {
  return { path: `${path}.json`, body: `${JSON.stringify(value, undefined, 2)}\n` };
}

/** A name as every system takes it for a file's. */
export function safeName(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|]/g, "_");
}
