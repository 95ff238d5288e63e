import { completeTask, openTask, type Task, taskMachine } from "../../../shared/domain/tasks/task.ts";
import { noon, testId, today } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const asked = {
  id: "task_1",
  kind: "convocation-bounced" as const,
  about: { kind: "file", id: testId("file", 1) },
  sessionId: testId("ses", 1),
  date: today,
  recipient: { name: "Amina Exemple", email: "amina@example.org" },
  mailId: "01A",
  subject: "Convocation",
  reason: "…",
  openedAt: noon,
};
const task = (state: Task["state"]): Task => ({ ...asked, version: 1, state });

function begun(): Task {
  const first = openTask(undefined, asked);
  if (first === undefined) throw new Error("a convocation that was lost opens a task");
  return first;
}

proveTable(taskMachine, begun, {
  complete: { from: ["open"], by: [(state) => completeTask(task(state), { at: noon, by: "OEMM" })] },
  reopen: { from: ["done"], by: [(state) => openTask(task(state), asked)] },
});
