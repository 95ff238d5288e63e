import { everyEntry } from "./every-entry.ts";
import { type FileSummary, listFiles } from "./files.ts";

/** Files of a page. */
const page = 100;

/** Every file that is listed under a person, as the index has them: it may lag, and a former address lists what it assesses too. */
export function everyFileOf(personId: string): AsyncGenerator<FileSummary> {
  return everyEntry((cursor) => listFiles({ of: "candidate", personId }, page, cursor));
}
