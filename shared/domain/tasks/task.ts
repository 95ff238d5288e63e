import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { taskId } from "../ids.ts";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { civilDate, instant } from "../time/civil-date.ts";

/** Something that OEMM has to do by itself, because the system can't. */
export const task = z.strictObject({
  id: taskId,
  version: z.int(),
  /** R-JURY-6: a convened person did not get their convocation. */
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

/** The life of a task. */
export const taskMachine = {
  name: "task",
  subject: "de la tâche",
  states: { open: "à faire", done: "terminée" },
  initial: "open",
  transitions: {
    complete: { from: ["open"], to: ["done"], rule: "R-JURY-6" },
    reopen: { from: ["done"], to: ["open"], rule: "R-JURY-6" },
  },
} as const satisfies StateMachine<Task["state"], string>;

/** What opens a task, see {@link task}. */
export type TaskReason = Omit<Task, "version" | "state" | "completed">;

/** The task from now on: opened, or opened anew when it was done; undefined when it is open already. */
export function openTask(before: Task | undefined, asked: TaskReason): Task | undefined {
  if (before?.state === "open") return undefined;
  if (before === undefined) return begin(taskMachine, { ...asked, state: "open", version: 1 });
  const version = before.version + 1;
  return transition(taskMachine, before, "reopen", () => ({ ...asked, state: "open", version }));
}

/** The task once it is done. @throws DomainError `task-done`. */
export function completeTask(before: Task, completed: NonNullable<Task["completed"]>): Task {
  if (before.state === "done")
    throw new DomainError("task-done", { rule: "R-JURY-6", detail: "Cette tâche est déjà terminée." });
  const version = before.version + 1;
  return transition(taskMachine, before, "complete", () => ({
    ...before,
    state: "done",
    completed,
    version,
  }));
}
