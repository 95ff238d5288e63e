import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { taskId } from "../ids.ts";
import { civilDate, instant } from "../time/civil-date.ts";

/** Something that OEMM has to do by itself, because the system can't. */
export const task = z.strictObject({
  id: taskId,
  version: z.int(),
  /** R-JURY-6: somebody did not get their convocation. */
  kind: z.literal("convocation-bounced"),
  state: z.enum(["open", "done"]),
  /** The file or the session that it is about. */
  about: z.strictObject({ kind: z.string(), id: z.string() }),
  sessionId: z.string(),
  /** The day of the session: what must be done before. */
  date: civilDate,
  recipient: z.strictObject({ name: z.string(), email: z.string() }),
  /** The mail that was lost, and why, in French. */
  mailId: z.string(),
  subject: z.string(),
  reason: z.string(),
  openedAt: instant,
  completed: z.strictObject({ at: instant, by: z.string(), note: z.string().optional() }).optional(),
});
/** A task, see {@link task}. */
export type Task = z.infer<typeof task>;

/** What opens a task, see {@link task}. */
export type TaskReason = Omit<Task, "version" | "state" | "completed">;

/** The task from now on: opened, or opened anew when it was done; undefined when it is open already. */
export function openTask(before: Task | undefined, asked: TaskReason): Task | undefined {
  if (before?.state === "open") return undefined;
  return { ...asked, state: "open", version: (before?.version ?? 0) + 1 };
}

/** The task once it is done. @throws DomainError `task-done`. */
export function completeTask(before: Task, completed: NonNullable<Task["completed"]>): Task {
  if (before.state === "done")
    throw new DomainError("task-done", { rule: "R-JURY-6", detail: "Cette tâche est déjà terminée." });
  return { ...before, state: "done", completed, version: before.version + 1 };
}
