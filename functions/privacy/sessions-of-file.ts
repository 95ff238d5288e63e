import { fileScheduled } from "../../events/jury.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import type { DecisionSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { readHistory } from "../../shared/store/facts.ts";

/** Entries of a page of a history. */
const page = 100;

/** Every session that was to hear a file, whether it did or not: each names its candidate. */
export async function sessionsOfFile(
  { id, sessionId }: FileMain,
  sheets: readonly DecisionSheet[],
): Promise<string[]> {
  const found = new Set(sheets.map((sheet) => sheet.sessionId));
  if (sessionId !== undefined) found.add(sessionId);
  for await (const fact of everyEntry((cursor) => readHistory({ kind: "file", id }, page, cursor)))
    if (fact.type === fileScheduled.type) found.add(fileScheduled.read(fact).sessionId);
  return [...found];
}
