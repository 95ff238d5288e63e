import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type * as z from "zod";

/** A file of the stack's data that holds something else than what the stack writes there. */
export class UnreadableFile extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(`${file} can't be read`, { cause });
    this.name = "UnreadableFile";
    this.file = file;
  }
}

/** What a file of JSON holds, by its schema; undefined where there is no such file. @throws UnreadableFile */
export function readKept<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): z.output<Schema> | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new UnreadableFile(file, error);
  }
}

/** Keeps a value in a file of JSON, whole: a process that is killed meanwhile leaves the one before. */
export function writeKept(file: string, value: unknown): void {
  writeFileSync(`${file}.next`, JSON.stringify(value));
  renameSync(`${file}.next`, file);
}
