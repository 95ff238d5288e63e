import { openTask, type Task } from "../../shared/domain/tasks/task.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { taskKey } from "../../shared/store/keys.ts";
import { loadSession } from "../../shared/store/sessions.ts";
import { readMany } from "../../shared/store/table.ts";
import { saveTask, taskEntity } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";
import { conflictsInSession } from "./session-conflicts.ts";

/**
 * R-JURY-5: the writes that make a task of each conflict in a session to come, or under way; one that OEMM has dealt with
 * stays so.
 */
export async function openConflictTasks(sessionId: string, openedAt: Instant): Promise<Write[]> {
  const session = await loadSession(sessionId);
  if (session === undefined || session.state === "closed" || session.state === "cancelled") return [];
  const { date } = session;
  const about = { kind: "session", id: sessionId };
  const asked = (await conflictsInSession(session)).map((conflict) => ({
    id: madeTaskId(sessionId, conflict.memberId, conflict.fileId),
    kind: "conflict-of-interest" as const,
    about,
    sessionId,
    date,
    ...conflict,
    openedAt,
  }));
  const known = taskEntity.among(await readMany(asked.map(({ id }) => taskKey(id)))).map(({ id }) => id);
  const opened = asked.filter(({ id }) => !known.includes(id));
  return opened.flatMap((one): Task | [] => openTask(undefined, one) ?? []).map(saveTask);
}
