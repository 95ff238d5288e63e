import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { issueDigests } from "../../functions/deadlines/issue-digests.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { lastDayAfter } from "../../shared/domain/time/period.ts";
import { runtimeOn } from "../support/clock.ts";
import { useDaysToCome } from "../support/days-to-come.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const { stack, runOn, mailsTo } = useDaysToCome();
let stage: Stage;
let fileId = "";
let firstJuryBy = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrolInTraining(stage);
  firstJuryBy = lastDayAfter(stage.today, { count: 3, unit: "year" });
});

const tasks = async (): Promise<{ kind: string }[]> => (await stage.people.oemm.call("GET", "/tasks")).items;
const file = () => stage.people.company.call("GET", `/files/${fileId}`);

describe("the deadlines of a training", () => {
  it("R-DATE-3: a registration begins one, which is read with the file", async () => {
    const { deadlines } = await file();
    expect(deadlines).toMatchObject([{ kind: "first-jury", state: "running", lastDay: firstJuryBy }]);
  });

  it("R-DATE-3: what is coming is listed for OEMM by month, and for each party its own", async () => {
    const { oemm, company, centre, candidate } = stage.people;
    const month = firstJuryBy.slice(0, 7);
    const coming = await oemm.call("GET", `/deadlines?month=${month}&kind=first-jury`);
    expect(coming.items).toMatchObject([
      { kind: "first-jury", about: { id: fileId }, label: "David Exemple" },
    ]);
    expect((await oemm.call("GET", `/deadlines?month=${month}&kind=centre-approval`)).items).toEqual([]);
    expect((await company.call("GET", "/deadlines")).items).toHaveLength(1);
    expect((await oemm.call("GET", "/deadlines?company=cmp_demo_mutuelle")).items).toHaveLength(1);
    const approvals = await centre.call("GET", "/deadlines?certification=CMI");
    expect(approvals.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      "centre-approval",
      "centre-approval",
    ]);
    const paged = await centre.call("GET", "/deadlines?limit=1");
    expect(paged.items).toHaveLength(1);
    expect((await centre.call("GET", `/deadlines?limit=3&cursor=${paged.next}`)).items).toHaveLength(3);
    expect((await candidate.send("GET", "/deadlines")).status).toBe(403);
    expect((await company.send("GET", "/deadlines?centre=ctr_demo_lyon")).status).toBe(400);
  });

  it("R-DATE-2: a reminder goes once, though the run is repeated, at the same time and later", async () => {
    const day = addDays(firstJuryBy, -90);
    await Promise.all([runOn(day), runOn(day), runOn(day)]);
    await runOn(addDays(day, 1));
    const subjects = (mails: string[]) => mails.filter((subject) => subject.includes("remier jury"));
    expect(subjects(await mailsTo("david@candidats"))).toHaveLength(1);
    expect(subjects(await mailsTo("rh@mutuelle"))).toHaveLength(1);
    expect((await file()).deadlines[0].reminders).toEqual([{ daysBefore: 90, on: day }]);
  });

  it("R-DATE-2: a company that chose the digest is spared the reminders, a candidate never", async () => {
    const { company } = stage.people;
    await company.call("PUT", "/me/reminders", { deadlines: "digest" });
    expect(await company.call("GET", "/me/reminders")).toEqual({ deadlines: "digest" });
    const before = (await mailsTo("rh@mutuelle")).length;
    await runOn(addDays(firstJuryBy, -30));
    expect(await mailsTo("rh@mutuelle")).toHaveLength(before);
    expect((await mailsTo("david@candidats")).filter((s) => s.includes("remier jury"))).toHaveLength(2);
  });

  it("one digest a week tells each party what is coming, by month", async () => {
    const day = addDays(firstJuryBy, -20);
    await Promise.all([issueDigests(runtimeOn(day)), issueDigests(runtimeOn(day))]);
    const digests = (mails: string[]) => mails.filter((subject) => subject.startsWith("Échéances à venir"));
    expect(digests(await mailsTo("rh@mutuelle"))).toHaveLength(1);
    expect(digests(await mailsTo("oemm@"))).toHaveLength(1);
  });

  it("R-DATE-4: after the last day the enrolment lapses, all concerned are told, and the candidate may enrol again", async () => {
    await runOn(firstJuryBy);
    expect((await file()).state).toBe("enrolled");
    await runOn(addDays(firstJuryBy, 1));
    expect(await file()).toMatchObject({ state: "lapsed", deadlines: [{ state: "expired" }] });
    expect((await mailsTo("david@candidats")).at(-1)).toContain("est caduque");
    expect((await mailsTo("rh@mutuelle")).at(-1)).toBe("Inscription caduque\u00a0: David Exemple");
    expect((await mailsTo("centre-lyon@")).at(-1)).toBe("Inscription caduque\u00a0: David Exemple");
    expect((await mailsTo("oemm@")).filter((subject) => subject.includes("caduque"))).toEqual([]);
    expect(await tasks()).toMatchObject([{ kind: "deadline-passed", about: { id: fileId } }]);
    const again = await stage.people.company.send("POST", "/files", {
      path: "training",
      certification: "CRD",
      candidate: { civilStatus: civilStatusOf("David", "Exemple"), email: "david@candidats.example.org" },
      centreId: "ctr_demo_lyon",
      status: "holds-the-job",
    });
    expect(again.status).toBe(201);
  });

  it("R-CTR-3, R-OEMM-5: an approval that ends is told to the centre, and is a task of OEMM until it is renewed", async () => {
    const { until } = currentApproval();
    await runOn(addDays(until, 1));
    const ended = (mails: string[]) => mails.filter((subject) => subject.includes("a pris fin"));
    expect(ended(await mailsTo("centre-lyon@"))).toHaveLength(4);
    const approvals = async () => (await tasks()).filter(({ kind }) => kind === "approval-ending");
    expect(await approvals()).toHaveLength(4);
    expect((await stage.people.centre.call("GET", "/deadlines")).items).toEqual([]);
    await stage.people.oemm.call("POST", "/centres/ctr_demo_lyon/approvals", {
      ...{ certification: "CMI", service: "vae", decidedOn: until },
      ...{ from: addDays(until, 1), until: addDays(until, 400) },
    });
    expect(await approvals()).toHaveLength(3);
  });

  it("each run tells what it read and what was done, for OEMM", async () => {
    const { oemm, company } = stage.people;
    const { items } = await oemm.call("GET", "/deadline-runs?limit=100");
    const { run, done } = await oemm.call("GET", `/deadline-runs/${items[0].id}`);
    expect(run).toMatchObject({ read: 4, batches: expect.any(Number) });
    expect(run.capacity).toBeGreaterThan(0);
    expect(done).toMatchObject({ expired: 4, reminded: 0, failed: 0 });
    const reports = await Promise.all(
      items.map(({ id }: { id: string }) => oemm.call("GET", `/deadline-runs/${id}`)),
    );
    const total = (name: string) => reports.reduce((sum, report) => sum + report.done[name], 0);
    expect(total("failed")).toBe(0);
    expect((await company.send("GET", "/deadline-runs")).status).toBe(403);
    expect((await oemm.send("GET", "/deadline-runs/run_01JZZZZZZZZZZZZZZZZZZZZZZZ")).status).toBe(404);
  });
});
