import type * as z from "zod";
import type { NewFact } from "../events/fact.ts";
import type { FileRelation } from "../shared/domain/access/relations.ts";
import type { CandidateFile } from "../shared/domain/enrolment/file.ts";
import { type fileView, toFileView } from "../shared/http/views/file-view.ts";
import { saveFile, type WholeFile } from "../shared/store/files.ts";
import type { Write } from "../shared/store/transaction.ts";

/** What a route that changes a file answers: the file as it is from now on, saved with the facts of the change. */
export function fileChanged(
  before: WholeFile,
  after: CandidateFile,
  relation: FileRelation,
  facts: readonly NewFact[],
): { reply: z.input<typeof fileView>; version: number; writes: Write[]; facts: readonly NewFact[] } {
  const version = before.file.version + 1;
  return {
    reply: toFileView({ ...before, file: { ...after, version } }, relation),
    version,
    writes: saveFile(before.file, after),
    facts,
  };
}
