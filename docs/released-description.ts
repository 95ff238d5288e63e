import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Node } from "../shared/http/description/walk.ts";

const file = join(import.meta.dirname, "released-description.json");

/** What readers alone need of a description: it may change at will. */
const forReaders = new Set([
  "description",
  "summary",
  "example",
  "examples",
  "x-enumDescriptions",
  "x-enum-varnames",
  "tags",
  "contact",
]);

/** The contract that a description makes with its callers: all that is not for readers alone. */
export function contractOf(description: Node): Node {
  return JSON.parse(JSON.stringify(withoutWords(description, false))) as Node;
}

/** A property may be called as a word for readers is. */
function withoutWords(value: unknown, names: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutWords(one, false));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => names || !forReaders.has(key))
      .map(([key, one]) => [key, withoutWords(one, !names && key === "properties")]),
  );
}

/** The contract of the last release. */
export async function releasedContract(): Promise<Node> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** Keeps a description's contract as that of the last release. */
export async function keepRelease(description: Node): Promise<void> {
  await writeFile(file, `${JSON.stringify(contractOf(description))}\n`);
}
