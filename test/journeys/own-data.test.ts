import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../demo/vae-story.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let fileId = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  await stage.people.centre.call("GET", `/files/${fileId}`);
  await decide(stage, fileId, await convene(stage, fileId));
});

/** A copy that one of them asks for, once it is written: what its zip holds, by path. */
async function copyOf(who: keyof Pick<Stage["people"], "candidate" | "centre" | "otherCandidate">) {
  const client = stage.people[who];
  const { id, state } = await client.call("POST", "/me/copies");
  expect(state).toBe("requested");
  await stack().settled();
  const copy = await client.call("GET", `/me/copies/${id}`);
  expect(copy.state).toBe("ready");
  const zip = new Uint8Array(await (await fetch(copy.download.url)).arrayBuffer());
  expect(zip.byteLength).toBe(copy.bytes);
  return { id, zip: unzipSync(zip) };
}

describe("R-RGPD-1: a copy of what is held about a person", () => {
  it("has what they may read of it, their pieces, their mails and who read what", async () => {
    const { zip } = await copyOf("candidate");
    const json = (path: string) => JSON.parse(strFromU8(zip[`${path}.json`] ?? new Uint8Array()));
    const folder = `dossiers/${fileId}`;
    expect(json("personne")).toMatchObject({
      civilStatus: { firstNames: "Amina" },
      account: { address: "amina@candidats.example.org" },
    });
    expect(Object.keys(json("acquis").holdings[0].acquired)).toHaveLength(5);
    const { candidate } = stage.people;
    expect(json(`${folder}/dossier`)).toEqual(await candidate.call("GET", `/files/${fileId}`));
    const read = await candidate.call("GET", `/files/${fileId}/history?limit=100`);
    expect(json(`${folder}/historique`)).toEqual(read.items);
    expect(json(`${folder}/consultations`)).toContainEqual(
      expect.objectContaining({ what: "file", by: { role: "centre", name: expect.any(String) } }),
    );
    const mails: { to: string }[] = json(`${folder}/courriels`);
    expect([...new Set(mails.map(({ to }) => to))]).toEqual(["amina@candidats.example.org"]);
    const paths = Object.keys(zip);
    expect(paths).toContain("LISEZMOI.txt");
    // Three accepted ones; the forged one has no bytes to give.
    const pieces = paths.filter((path) => path.startsWith(`${folder}/pieces/`));
    expect(pieces.map((path) => path.replace(/^.*evd_\w+ /, "")).sort()).toEqual([
      "attestation.docx",
      "cv.pdf",
      "photo d’été.png",
    ]);
    const cv = zip[pieces.find((path) => path.endsWith("cv.pdf")) ?? ""];
    expect(strFromU8(cv?.subarray(0, 5) ?? new Uint8Array())).toBe("%PDF-");
    expect(json(`${folder}/pieces`)).toHaveLength(4);
    const documents = paths.filter((path) => path.startsWith(`${folder}/documents/`));
    expect(documents.map((path) => path.replace(/^.*\/([\w-]+) .*$/, "$1")).sort()).toEqual([
      "booklet",
      "convocation",
      "decision-sheet",
    ]);
  });

  it("of one who acts for a centre has their access, and nothing of the candidates", async () => {
    const { zip } = await copyOf("centre");
    const paths = Object.keys(zip);
    expect(paths).toContain("qualites/ctr_demo_lyon.json");
    expect(paths.filter((path) => path.startsWith("dossiers/"))).toEqual([]);
    const all = paths.map((path) => strFromU8(zip[path] ?? new Uint8Array())).join("");
    expect(all).not.toMatch(/amina@/);
  });

  it("is theirs alone, and asked for so many times a day", async () => {
    const { candidate, otherCandidate, oemm } = stage.people;
    const { id } = await candidate.call("POST", "/me/copies");
    for (const other of [otherCandidate, oemm])
      expect((await other.send("GET", `/me/copies/${id}`)).status).toBe(404);
    expect(guidePolicy.daily.copies).toBe(2);
    const refused = await candidate.send("POST", "/me/copies");
    expect([refused.status, refused.body.type]).toEqual([429, "urn:problem:cqp:daily-bound"]);
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(24 * 3600);
    // That of the minute, too.
    expect(refused.headers.get("ratelimit")).toMatch(
      new RegExp(`^"copies";r=0;t=${wait}, "writes";r=\\d+;t=\\d+$`),
    );
    expect(refused.headers.get("ratelimit-policy")).toMatch(/^"copies";q=\d+;w=86400, "writes";q=\d+;w=60$/);
  });
});

describe("R-RGPD-1: asking for a rectification", () => {
  const asked = { wrong: "Mon poste de 2020 est mal daté." };

  it("is a task of OEMM, which answers with a reason; the person reads it, and is written to", async () => {
    const { candidate, otherCandidate, oemm } = stage.people;
    const { id } = await candidate.call("POST", "/me/rectifications", asked);
    const { items } = await oemm.call("GET", "/tasks");
    expect(items).toContainEqual(
      expect.objectContaining({ id, kind: "rectification", email: "amina@candidats.example.org", ...asked }),
    );
    const merely = await oemm.send("POST", `/tasks/${id}/completion`, {});
    expect([merely.status, merely.body.type]).toEqual([409, "urn:problem:cqp:verdict-needed"]);
    const answer = { outcome: "refused", reason: "C’est ce que dit l’attestation." };
    await oemm.call("POST", `/tasks/${id}/rectification`, answer);
    expect((await oemm.send("POST", `/tasks/${id}/rectification`, answer)).status).toBe(409);
    const { items: read } = await candidate.call("GET", "/me/rectifications");
    expect(read).toEqual([
      {
        ...{ id, ...asked, askedAt: expect.any(String), state: "done", answer: expect.anything() },
        ...{ version: expect.any(Number), updatedAt: expect.any(String) },
      },
    ]);
    expect(read[0].answer).toEqual({ ...answer, at: expect.any(String) });
    expect((await otherCandidate.call("GET", "/me/rectifications")).items).toEqual([]);
    await stack().settled();
    const trail = await candidate.call("GET", "/me/trail");
    expect(trail.items.map(({ fact }: { fact: { type: string } }) => fact.type)).toEqual(
      expect.arrayContaining(["person.rectification-asked", "person.rectification-answered"]),
    );
    expect(JSON.stringify(trail)).not.toContain("attestation");
    const mails = (await stack().mailbox.mails()).filter(({ subject }) => subject.includes("rectification"));
    expect(mails.map(({ destination }) => destination.to)).toEqual([["amina@candidats.example.org"]]);
  });

  it("is answered for such tasks alone", async () => {
    const { candidate, oemm } = stage.people;
    const nothing = `/tasks/task_${"0".repeat(26)}/rectification`;
    const answer = { outcome: "rectified", reason: "…" };
    expect((await oemm.send("POST", nothing, answer)).status).toBe(404);
    expect((await candidate.send("POST", nothing, answer)).status).toBe(403);
  });
});
