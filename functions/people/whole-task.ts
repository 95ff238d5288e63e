import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { completeTask, openTask } from "../../shared/domain/tasks/task.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import type { DecisionSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { completesByJoining, type Holdings } from "../../shared/domain/validation/holdings.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";

/** The task of a person and a certification: there is one at most. */
const idOf = ({ personId, certification }: Holdings) => madeTaskId("whole", personId, certification);

/**
 * R-PER-4: OEMM's task where what is held from now on makes the whole CQP, which no jury granted; `lastSheet`: the last
 * that was signed for the holder. A round trip where it does, and what the version takes.
 */
export async function openWholeTask(
  held: Holdings,
  lastSheet: Parameters<typeof certificationOfFile>[0] | undefined,
  { today, now }: { today: CivilDate; now: Instant },
): Promise<Write[]> {
  if (lastSheet === undefined) return [];
  const codes = domainCodes(await certificationOfFile(lastSheet));
  if (!completesByJoining(held, codes, today)) return [];
  const id = idOf(held);
  const task = openTask(await loadTask(id), {
    id,
    kind: "whole-by-joining",
    about: { kind: "person", id: held.personId },
    certification: held.certification,
    joinedOn: today,
    openedAt: now,
  });
  return task === undefined ? [] : [saveTask(task)];
}

/** R-PER-4: the task is over as what is held from now on makes the whole CQP no more. As {@link openWholeTask}. */
export async function closeWholeTask(
  held: Holdings,
  lastSheet: DecisionSheet | undefined,
  completed: { at: Instant; by: string; note: string },
): Promise<Write[]> {
  const task = await loadTask(idOf(held));
  if (task?.kind !== "whole-by-joining" || task.state === "done") return [];
  const codes = lastSheet && domainCodes(await certificationOfFile(lastSheet));
  if (codes !== undefined && completesByJoining(held, codes, task.joinedOn)) return [];
  return [saveTask(completeTask(task, completed))];
}
