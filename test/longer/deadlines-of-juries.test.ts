import { beforeAll, describe, expect } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import { decideSession } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, enrol, prepareFile } from "../../demo/vae-story.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { lastDayAfter } from "../../shared/domain/time/period.ts";
import { useDaysToCome } from "../support/days-to-come.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const { stack, runOn, mailsTo } = useDaysToCome();
let stage: Stage;
let fileId = "";
let sessionId = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  await stage.people.candidate.call("POST", `/files/${fileId}/submission`);
});

const inDays = (days: number) => addDays(stage.today, days);
const plan = (date: string) => ({
  date,
  startTime: "09:00",
  place: { kind: "on-site", address: "10 rue de l’Exemple, 75000 Paris" },
  memberIds: [...stage.people.members.keys()],
  fileIds: [fileId],
});
const convocationTasks = async (): Promise<object[]> => {
  const { items } = await stage.people.oemm.call("GET", "/tasks");
  return items.filter(({ kind }: { kind: string }) => kind === "convocations-due");
};

describe("R-DATE-3: the convocations of a session", () => {
  it("OEMM has a task the next day when the session is so near that they are late already", async () => {
    const session = await stage.people.oemm.call("POST", "/sessions", {
      certification: "CMI",
      ...plan(inDays(10)),
    });
    sessionId = session.id;
    await runOn(inDays(1));
    expect(await convocationTasks()).toMatchObject([{ about: { id: sessionId }, date: inDays(10) }]);
  });

  it("R-OEMM-5: a task 7 days before they are due, done when the session moves, and again before the new day", async () => {
    const { oemm } = stage.people;
    const moved = await oemm.call("PUT", `/sessions/${sessionId}`, plan(inDays(40)));
    expect(moved.conveneBy).toBe(inDays(25));
    expect(await convocationTasks()).toEqual([]);
    await runOn(inDays(18));
    expect(await convocationTasks()).toMatchObject([{ date: inDays(40), lastDay: inDays(25) }]);
    await oemm.call("PUT", `/sessions/${sessionId}`, plan(inDays(60)));
    await runOn(inDays(26));
    expect(await convocationTasks()).toEqual([]);
    await runOn(inDays(38));
    const [task] = await convocationTasks();
    expect(task).toMatchObject({ date: inDays(60) });
  });

  it("once they are sent, nothing more is said", async () => {
    const { oemm } = stage.people;
    await oemm.call("POST", `/sessions/${sessionId}/convocation`, {});
    expect(await convocationTasks()).toEqual([]);
    await runOn(inDays(44));
    await runOn(inDays(46));
    expect(await convocationTasks()).toEqual([]);
    await oemm.call("POST", `/sessions/${sessionId}/cancellation`);
  });
});

describe("R-JURY-10, R-DATE-4: the domains of a partial validation", () => {
  const about = async (address: string) =>
    (await mailsTo(address)).filter((subject) => subject.includes("omaines acquis"));
  let lastDay = "";

  it("expire five years after the decision: the candidate and the centre are reminded", async () => {
    lastDay = lastDayAfter(stage.today, { count: 5, unit: "year" });
    await decideSession(stage, {
      certification: "CMI",
      date: stage.today,
      fileIds: [fileId],
      granted: (_, code) => code === "CMI-1" || code === "CMI-2",
    });
    const { deadlines } = await stage.people.candidate.call("GET", `/files/${fileId}`);
    expect(deadlines).toMatchObject([
      { kind: "partial-validation", state: "running", lastDay, domains: ["CMI-1", "CMI-2"] },
    ]);
    await runOn(addDays(lastDay, -7));
    expect(await about("amina@")).toHaveLength(1);
    expect(await about("centre-lyon@")).toHaveLength(1);
    expect(await about("oemm@")).toHaveLength(0);
  });

  it("are recorded as expired, and all concerned are told", async () => {
    await runOn(addDays(lastDay, 1));
    expect(await about("amina@")).toHaveLength(2);
    expect(await about("centre-lyon@")).toHaveLength(2);
    expect(await about("oemm@")).toHaveLength(0);
    const { candidate } = stage.people;
    const { deadlines, state } = await candidate.call("GET", `/files/${fileId}`);
    expect(deadlines).toMatchObject([{ state: "expired", closedOn: addDays(lastDay, 1) }]);
    expect(state).toBe("partially-validated");
    const { items } = await candidate.call("GET", `/files/${fileId}/history`);
    expect(items.map(({ type }: { type: string }) => type)).toContain("validation.domains-expired");
  });
});
