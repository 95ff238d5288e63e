import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { FontBytes } from "../../shared/printing/typeface.ts";

const environment = z.object({ VERIFY_URL: z.url() });

/** The address of the page that verifies certificates, from the function's environment. */
export function verifyPageUrl(): string {
  return environment.parse(process.env).VERIFY_URL;
}

let read: Promise<FontBytes> | undefined;

/** The typefaces that lie beside the bundle, read once a process. */
export function bundledFonts(): Promise<FontBytes> {
  read ??= (async () => {
    const beside = (file: string) => readFile(new URL(file, import.meta.url));
    return {
      regular: await beside("SourceSans3_400Regular.ttf"),
      semibold: await beside("SourceSans3_600SemiBold.ttf"),
    };
  })();
  return read;
}
