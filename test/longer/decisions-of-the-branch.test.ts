import { beforeAll, describe, expect } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, decide, enrol, planToday, prepareFile } from "../../demo/vae-story.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { lastDayAfter } from "../../shared/domain/time/period.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let fileId: string;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  await stage.people.candidate.call("POST", `/files/${fileId}/submission`);
});

const record = (decision: Readonly<Record<string, unknown>>) =>
  stage.people.oemm.send("POST", "/policy-series", { decision: { decidedOn: stage.today, ...decision } });
const validation = async () => (await stage.people.candidate.call("GET", `/files/${fileId}`)).validation;

describe("R-LAW-1, R-OEMM-2: the branch decides on a figure", () => {
  it("and its notice is that of the sessions that are planned from then on", async () => {
    const { oemm, members } = stage.people;
    const plan = {
      certification: "CMI",
      date: addDays(stage.today, 18),
      startTime: "09:00",
      place: { kind: "remote", url: "https://visio.example.org/jury" },
      memberIds: [...members.keys()],
      fileIds: [fileId],
    };
    const before = await oemm.call("POST", "/sessions", plan);
    expect((await record({ series: "convocation-notice", value: 20, from: stage.today })).status).toBe(201);
    expect((await oemm.send("POST", `/sessions/${before.id}/convocation`, {})).status).toBe(200);
    await oemm.call("POST", `/sessions/${before.id}/cancellation`);
    await stage.settled();
    const after = await oemm.call("POST", "/sessions", plan);
    const refused = await oemm.send("POST", `/sessions/${after.id}/convocation`, {});
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toMatch(/20\s(jours|j)|vingt jours/);
    await oemm.call("POST", `/sessions/${after.id}/cancellation`);
    await stage.settled();
  });

  it("and what a jury grants by that path from then on counts for ever, in what is read and printed", async () => {
    const permanent = { series: "partial-validity", path: "vae", value: "permanent", from: stage.today };
    expect((await record(permanent)).status).toBe(201);
    await decide(stage, fileId, await planToday(stage, fileId));
    const { acquired } = await validation();
    expect(acquired["CMI-1"]).toMatchObject({ decidedOn: stage.today });
    expect(acquired["CMI-1"]).not.toHaveProperty("validUntil");
    const { items } = await stage.people.candidate.call("GET", `/files/${fileId}/documents`);
    const sheet = items.find(({ kind }: { kind: string }) => kind === "decision-sheet");
    const { url } = await stage.people.candidate.call(
      "GET",
      `/files/${fileId}/documents/decision-sheet/${sheet.reference}/content`,
    );
    const { pages } = await readPdf(await (await fetch(url)).bytes());
    expect(pages.join(" ")).toContain("Les domaines acquis le restent sans limite de durée.");
    const month = lastDayAfter(stage.today, { count: 5, unit: "year" }).slice(0, 7);
    const { items: due } = await stage.people.oemm.call(
      "GET",
      `/deadlines?kind=partial-validation&month=${month}`,
    );
    expect(due).toEqual([]);
  });

  it("and takes it back without touching what was granted, each decision staying in sight", async () => {
    const tomorrow = addDays(stage.today, 1);
    const five = { count: 5, unit: "year" };
    const again = { series: "partial-validity", path: "vae", value: five, from: tomorrow };
    expect((await record(again)).status).toBe(201);
    expect((await record({ ...again, from: addDays(stage.today, -1) })).status).toBe(400);
    await stack().travel(new Date(`${tomorrow}T08:00:00Z`));
    await stage.settled();
    const read = await stage.people.visitor.call("GET", "/policy-series");
    expect(read).toMatchObject({ on: tomorrow, inForce: { partialValidity: { vae: five } } });
    expect(read.decisions.map((one: { decision: { series: string } }) => one.decision.series)).toEqual([
      "partial-validity",
      "partial-validity",
      "convocation-notice",
    ]);
    const { acquired } = (await stageOn(stack()).people.oemm.call("GET", `/files/${fileId}`)).validation;
    expect(acquired["CMI-1"]).not.toHaveProperty("validUntil");
  });
});
