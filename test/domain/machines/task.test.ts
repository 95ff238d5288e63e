import { describe, expect, it } from "vitest";
import {
  answerRectification,
  askRectification,
  assertCompletedAlone,
  completeTask,
  decideOtherwise,
  decideTask,
  openLetterTask,
  openTask,
  type Task,
  taskMachine,
} from "../../../shared/domain/tasks/task.ts";
import { refusalOf } from "../../support/errors.ts";
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
const letter = {
  id: "task_1",
  kind: "letter-to-post" as const,
  about: asked.about,
  recipient: { name: "Amina Exemple" },
  mailId: "01A",
  subject: "Convocation",
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
  "decide-otherwise": {
    from: ["done"],
    by: [(state) => decideOtherwise(task(state), { at: noon, by: "OEMM", note: "Deux sœurs." })],
  },
  renew: { from: ["open", "done"], by: [(state) => openLetterTask(task(state), letter)] },
  reopen: { from: ["done"], by: [(state) => openTask(task(state), asked)] },
});

describe("R-JURY-6: a convocation that was lost is a task", () => {
  it("is open once, and anew where it was done", () => {
    expect(openTask(undefined, asked)).toEqual({ ...asked, state: "open", version: 1 });
    expect(openTask(task("open"), asked)).toBeUndefined();
    expect(openTask({ ...task("done"), version: 2 }, asked)).toEqual({ ...asked, state: "open", version: 3 });
  });

  it("is done once, with who did it", () => {
    const completed = { at: noon, by: "OEMM", note: "Appelée." };
    expect(completeTask(task("open"), completed)).toEqual({ ...task("done"), completed, version: 2 });
    expect(refusalOf(() => completeTask(task("done"), completed))?.code).toBe("task-done");
  });
});

describe("R-PER-4: two who look the same are a task", () => {
  it("is done by joining them or telling them apart alone", () => {
    expect(refusalOf(() => assertCompletedAlone({ kind: "resemblance" }))?.code).toBe("verdict-needed");
    expect(refusalOf(() => assertCompletedAlone({ kind: "whole-by-joining" }))).toBeUndefined();
  });

  it("is decided otherwise once it is done, which leaves what isn't said anew", () => {
    const done = { ...task("done"), completed: { at: noon, by: "OEMM", note: "Une." } };
    expect(decideOtherwise(done, { at: noon, by: "Odile" })).toEqual({
      ...done,
      version: 2,
      completed: { at: noon, by: "Odile", note: "Une." },
    });
  });

  it("is decided for the first time while it is open", () => {
    const said = { at: noon, by: "Odile", note: "Une." };
    expect(decideTask(task("open"), said)).toEqual(completeTask(task("open"), said));
    expect(decideTask(task("done"), said)).toEqual(decideOtherwise(task("done"), said));
  });
});

describe("R-RGPD-1: data that their person says are wrong are a task", () => {
  const told = { id: "task_1", wrong: "Mon nom.", email: "amina@example.org", openedAt: noon };
  const given = () => askRectification({ ...told, personId: testId("prs", 1) });

  it("is opened about the person", () => {
    const about = { kind: "person", id: testId("prs", 1) };
    expect(given()).toEqual({ ...told, about, kind: "rectification", state: "open", version: 1 });
  });

  it("is done by an answer alone, once: rectified or refused, and why", () => {
    const completed = { at: noon, by: "OEMM", note: "Nom d’usage." };
    const done = answerRectification(given(), "refused", completed);
    expect(done).toEqual({ ...given(), state: "done", outcome: "refused", completed, version: 2 });
    expect(refusalOf(() => assertCompletedAlone({ kind: "rectification" }))).toMatchObject({
      code: "verdict-needed",
      rule: "R-RGPD-1",
    });
    expect(
      refusalOf(() => answerRectification({ ...given(), state: "done" }, "rectified", completed))?.code,
    ).toBe("task-done");
  });
});
