import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
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

/** Of each extension, the first file of which the same is expected: a third of the corpus, which is tried whole by a longer test. */
export function corpusSample(): [name: string, expected: Expected][] {
  const alike = ([name, expected]: [string, Expected]) => `${extname(name)} ${JSON.stringify(expected)}`;
  return [...Map.groupBy(Object.entries(corpus), alike).values()].flatMap((group) => group.slice(0, 1));
}

/** The bytes of a file of the corpus; those that are nearly all zeros are kept gzipped. */
export function corpusFile(name: string): Buffer {
  const path = join(corpusFolder, "files", name);
  try {
    return readFileSync(path);
  } catch {
    return gunzipSync(readFileSync(`${path}.gz`));
  }
}
