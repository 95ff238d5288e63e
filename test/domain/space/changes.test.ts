import { createClient } from "@cqp-mutualite/client";
import { ProblemError } from "@cqp-mutualite/client/problem";
import { describe, expect, it } from "vitest";
import { type Change, isConcerned, named } from "../../../portal/shell/concerned.ts";
import { follow } from "../../../portal/shell/follow.ts";

const change = (subject: Change["subject"], data: object = {}): Change =>
  ({
    id: "01JZ8M4Q7V2X9K3N5P6R8T0WYC",
    type: "file.submitted",
    label: "Dossier déposé",
    version: 1,
    at: "2027-03-15T09:31:00.000Z",
    subject,
    data,
  }) as Change;

describe("what a change concerns", () => {
  const ids = named([change({ kind: "file", id: "file_1" }, { sessionId: "ses_1", motive: "Malade" })]);

  it("is what was read of its subject, and of what its data name", () => {
    expect(isConcerned(["/v1/files/{fileId}", { path: { fileId: "file_1" } }], {}, ids)).toBe(true);
    expect(isConcerned(["sessions", "ses_1"], {}, ids)).toBe(true);
    expect(isConcerned(["/v1/files/{fileId}", { path: { fileId: "file_2" } }], {}, ids)).toBe(false);
  });

  it("is what shows its subject, however it was read", () => {
    const key = ["/v1/files", { query: { company: "cmp_1" } }];
    expect(isConcerned(key, { items: [{ id: "file_1" }] }, ids)).toBe(true);
    expect(isConcerned(key, { items: [{ id: "file_10" }] }, ids)).toBe(false);
    expect(isConcerned(key, undefined, ids)).toBe(false);
  });

  it("is each list of nothing in particular, which anything may come into", () => {
    expect(isConcerned(["/v1/tasks", { query: { limit: 100 } }], { items: [] }, ids)).toBe(true);
  });
});

/** Answers that a feed gives in turn, to a reader whose page is looked at; the last one ends the reading. */
async function read(...answers: (Response | Error)[]) {
  const ending = new AbortController();
  const [asked, told, waits]: [string[], string[], number[]] = [[], [], []];
  let looks = 0;
  const client = createClient({
    url: "https://api.example.org",
    patience: { tries: 1, firstWait: 1, longestWait: 1 },
    fetch: async (input) => {
      const { searchParams } = new URL(String(input));
      asked.push(searchParams.get("after") ?? searchParams.get("begin") ?? "");
      const answer = answers.shift();
      if (answers.length === 0) ending.abort();
      if (answer instanceof Response) return answer;
      throw answer;
    },
  });
  await follow({
    client,
    changed: (changes) => told.push(...changes.map(({ subject }) => subject.id)),
    begun: () => told.push("begun"),
    lookedAt: async () => {
      looks += 1;
    },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      ending.signal.throwIfAborted();
    },
    isOver: (error) => error instanceof ProblemError && error.status === 403,
    signal: ending.signal,
  });
  return { asked, told, waits, looks };
}

const page = (next: string, ...ids: string[]) =>
  Response.json(
    { items: ids.map((id) => change({ kind: "file", id })), next, more: false },
    { headers: { etag: `"${next}"` } },
  );
const nothingNew = () => new Response(null, { status: 304 });
const refused = (status: number, code: string) =>
  Response.json(
    { type: `urn:problem:cqp:${code}`, title: "…", status, detail: "…" },
    { status, headers: { "content-type": "application/problem+json" } },
  );

describe("R-CHG-1: a page follows the feed of changes", () => {
  it("from now on, sooner again where something happened, and looks whether it is looked at each time", async () => {
    const { asked, told, waits, looks } = await read(
      page("1"),
      page("1"),
      nothingNew(),
      page("2", "file_1"),
      nothingNew(),
      nothingNew(),
    );
    expect(told).toEqual(["begun", "file_1"]);
    expect(asked).toEqual(["now", "1", "1", "1", "2", "2"]);
    expect(waits).toEqual([2_000, 4_000, 4_000, 2_000, 4_000, 4_000]);
    expect(looks).toBe(6);
  });

  it("begins again where what it missed is kept no longer", async () => {
    const { asked, told } = await read(page("1"), refused(410, "changes-expired"), page("9"), nothingNew());
    expect(told).toEqual(["begun", "begun"]);
    expect(asked).toEqual(["now", "1", "now", "9"]);
  });

  it("waits longer and longer where it is not answered, and goes on from its place", async () => {
    const { asked, waits } = await read(
      page("1"),
      new TypeError("offline"),
      refused(503, "unavailable"),
      page("2", "file_1"),
      nothingNew(),
    );
    expect(asked).toEqual(["now", "1", "1", "1", "2"]);
    expect(waits).toEqual([2_000, 4_000, 8_000, 2_000, 4_000]);
  });

  it("ends where its reader has none", async () => {
    const { asked } = await read(refused(403, "forbidden"), nothingNew(), nothingNew());
    expect(asked).toEqual(["now"]);
  });
});
