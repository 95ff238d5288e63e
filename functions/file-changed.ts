import type * as z from "zod";
import type { NewFact } from "../events/fact.ts";
import type { FileRelation } from "../shared/domain/access/relations.ts";
import type { Deadline } from "../shared/domain/deadlines/kinds.ts";
import type { CandidateFile } from "../shared/domain/enrolment/file.ts";
import { changeDeadlines } from "../shared/store/deadlines.ts";
import { saveFile, type WholeFile } from "../shared/store/files.ts";
import type { Write } from "../shared/store/transaction.ts";
import { type fileView, toFileView } from "../shared/views/file-view.ts";

/**
 * What a route that changes a file answers: the file as it is from now on, saved with the facts of the change and the
 * deadline that it begins, moves or closes. By the account of an evaluator they see their own opinion.
 */
export function fileChanged(
  before: WholeFile,
  after: CandidateFile,
  relation: FileRelation,
  facts: readonly NewFact[],
  deadline?: Deadline,
  account?: string,
): { reply: z.input<typeof fileView>; version: number; writes: Write[]; facts: readonly NewFact[] } {
  const version = before.file.version + 1;
  const others = before.deadlines.filter(({ id, kind }) => id !== deadline?.id || kind !== deadline.kind);
  const deadlines = deadline === undefined ? before.deadlines : [deadline, ...others];
  return {
    reply: toFileView({ ...before, deadlines, file: { ...after, version } }, relation, account),
    version,
    writes: [...saveFile(before.file, after), ...changeDeadlines([deadline])],
    facts,
  };
}
