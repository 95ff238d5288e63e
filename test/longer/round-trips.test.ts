import { beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, convene, enrol, prepareFile } from "../../demo/vae-story.ts";
import { useCountedDatabase } from "../support/count-calls.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const database = useCountedDatabase();
const stack = useLocalStack(() => ({ database: database.url() }));
let stage: Stage;
let fileId = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  // What a token takes is counted by itself.
  const { candidate, company, members } = stage.people;
  await Promise.all([candidate, company, ...members.values()].map((who) => who.call("GET", "/me")));
});

/** The calls to the table that a request makes, once nothing else is under way. */
async function callsOf(who: ApiClient, method: string, path: string, body?: unknown): Promise<string[]> {
  await stack().settled();
  // Of any version: what reads the present one is another request.
  return database.callsDuring(() => who.call(method, path, body, { "if-match": "*" }));
}

const answer = { experience: "…", examples: ["…"] };

// The booklet is written before the jury has the file.
const tell = story();

describe("round trips to the table", () => {
  it.each([
    ["a file and what its candidate holds", () => `/files/${fileId}`, ["Query", "BatchGetItem"]],
    ["several files", () => `/files/whole?ids=${fileId}`, ["Query", "BatchGetItem"]],
    ["a list", () => "/files", ["Query"]],
    // The second trip asks for the entries and for their details at once.
    ["a history", () => `/files/${fileId}/history`, ["Query", "Query", "Query"]],
    [
      "the public list of centres, of which there is one",
      () => "/certifications/CMI/approved-centres?service=vae",
      ["Query", "GetItem"],
    ],
    ["a certification in force", () => "/certifications/CMI", ["GetItem"]],
    ["a version that the system came with", () => "/certifications/CMI?version=2013-01", []],
    ["the grid of a file", () => `/files/${fileId}/grid`, ["Query"]],
  ])("reading %s takes at most two", async (_, path, expected) => {
    // What is read ahead goes at the same time.
    const calls = await callsOf(stage.people.candidate, "GET", path());
    expect(calls.toSorted()).toEqual(expected.toSorted());
  });

  tell("a write takes one read and one transaction", async () => {
    expect(await callsOf(stage.people.candidate, "PUT", `/files/${fileId}/answers/CMI-1`, answer)).toEqual([
      "Query",
      "TransactWriteItems",
    ]);
  });

  tell("a write that depends on the centre's approval reads the centre too", async () => {
    const terms = { nature: "…", meetings: [{ mode: "phone", duration: 30, subject: "…" }] };
    const path = `/files/${fileId}/accompaniment-agreement`;
    expect(await callsOf(stage.people.centre, "PUT", path, terms)).toEqual([
      "Query",
      "Query",
      "TransactWriteItems",
    ]);
  });

  tell(
    "a session that is to open is read in two trips, for the chair whose turn it is; a file by its jury in two",
    async () => {
      const sessionId = await convene(stage, fileId);
      const [member] = [...stage.people.members.values()];
      if (member === undefined) throw new Error("no member");
      expect(await callsOf(member, "GET", `/sessions/${sessionId}`)).toEqual(["GetItem", "GetItem"]);
      // R-RGPD-3: that another than the owner reads it is recorded beside.
      const read = await callsOf(member, "GET", `/files/${fileId}`);
      expect(read).toEqual(["Query", "GetItem", "TransactWriteItems"]);
      expect(await callsOf(member, "PUT", `/sessions/${sessionId}/slots/${fileId}/examined`)).toEqual([
        "TransactGetItems",
        "TransactWriteItems",
      ]);
    },
  );

  it("a token takes reads of the account with its capacities, then of the person; who it is for, at most two", async () => {
    await stack().settled();
    const calls = await database.callsDuring(() => demoToken(stack().urls.identity, "mutuelle"));
    expect(calls.toSorted()).toEqual(["GetItem", "GetItem", "Query"]);
    expect(await callsOf(stage.people.company, "GET", "/me")).toEqual(["Query", "Query", "GetItem"]);
    expect(await callsOf(stage.people.candidate, "GET", "/me")).toEqual(["Query", "Query"]);
  });

  it("inviting a person reads the party and its people together, changing them reads twice", async () => {
    const people = "/parties/cmp_demo_mutuelle/people";
    const nadia = { name: "Nadia Exemple", email: "nadia@example.org", role: "member" };
    const written = await callsOf(stage.people.company, "POST", people, nadia);
    // Counted for the day as well.
    expect(written.sort()).toEqual(["GetItem", "Query", "TransactGetItems", "TransactWriteItems"]);
    const { items } = await stage.people.company.call("GET", people);
    const path = `${people}/${items[0].id}`;
    expect(await callsOf(stage.people.company, "PATCH", path, { name: "Nadia" })).toEqual([
      "Query",
      "TransactGetItems",
      "TransactWriteItems",
    ]);
  });

  it("no request ever scans", () => {
    expect([...database.everCalled()]).toContain("TransactWriteItems");
    expect([...database.everCalled()]).not.toContain("Scan");
  });
});
