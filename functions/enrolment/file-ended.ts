import type { NewFact } from "../../events/fact.ts";
import { appearancesChanged } from "../../events/jury.ts";
import type { FileRelation } from "../../shared/domain/access/relations.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile, FileIn } from "../../shared/domain/enrolment/file.ts";
import { freeSlot } from "../../shared/domain/jury/announced.ts";
import { completeTask } from "../../shared/domain/tasks/task.ts";
import { dateInParis, type Instant } from "../../shared/domain/time/civil-date.ts";
import type { WholeFile } from "../../shared/store/files.ts";
import { loadSession, saveSession } from "../../shared/store/sessions.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { fileChanged } from "../file-changed.ts";
import { absenceTaskId } from "../jury/absence-task.ts";
import { engagedCandidates } from "../jury/engaged-candidates.ts";

/**
 * What a route answers that ends a file: its time to a first jury ends, and the session that was to hear it goes on without
 * it.
 * @throws DomainError `transition-refused` while that session sits; `last-candidate`.
 */
export async function fileEnded(
  before: WholeFile,
  after: FileIn<"withdrawn" | "closed">,
  relation: FileRelation,
  fact: NewFact,
  by: { at: Instant; by: string },
) {
  const today = dateInParis(by.at);
  const freed = await freeSlotOf(before.file, by);
  const deadline = runningFirstJury(before) ? firstJuryDeadline(after, today) : undefined;
  const changed = fileChanged(before, after, relation, [fact, ...freed.facts], deadline);
  return { ...changed, writes: [...changed.writes, ...freed.writes] };
}

/** An appearance has met the deadline already: giving up changes nothing to it. */
function runningFirstJury({ deadlines }: WholeFile): boolean {
  return deadlines.some(({ kind, state }) => kind === "first-jury" && state === "running");
}

/**
 * R-OEMM-1: the session that is to hear a file without its candidate, which tells those it convened; an absence that they
 * announced needs no answer any more. Nothing where no session is to hear it.
 */
async function freeSlotOf(
  { id: fileId, state, sessionId }: CandidateFile,
  completed: { at: Instant; by: string },
): Promise<{ writes: Write[]; facts: NewFact[] }> {
  const session = state === "scheduled" && sessionId !== undefined ? await loadSession(sessionId) : undefined;
  if (session === undefined) return { writes: [], facts: [] };
  const after = freeSlot(session, fileId);
  const [engaged, task] = await Promise.all([
    engagedCandidates(session, after),
    loadTask(absenceTaskId(session.id, fileId)),
  ]);
  return {
    writes: [
      ...saveSession(session, after),
      ...engaged,
      ...(task?.state === "open" ? [saveTask(completeTask(task, completed))] : []),
    ],
    facts: [appearancesChanged.of(session.id, { before: session, after })],
  };
}
