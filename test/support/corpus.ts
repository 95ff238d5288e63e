import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Where the corpus is, made by `test/corpus/make.py`. */
export const corpusFolder = join(import.meta.dirname, "..", "corpus");

/** What is expected of a file: the format that it is accepted as, or why it is refused, and what it is then. */
export interface Expected {
  contentType?: string;
  reason?: string;
  type?: string;
}

/** What is expected of each file of the corpus, by its name. */
export const corpus: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(join(corpusFolder, "expected.json"), "utf8"),
);

/** The bytes of a file of the corpus; those that are nearly all zeros are kept gzipped. */
export function corpusFile(name: string): Buffer {
  const path = join(corpusFolder, "files", name);
  try {
    return readFileSync(path);
  } catch {
    return gunzipSync(readFileSync(`${path}.gz`));
  }
}
