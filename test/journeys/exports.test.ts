import { parse } from "csv-parse/sync";
import { beforeAll, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { acceptInvitation } from "../../demo/invitations.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

// What one of them leaves, the next ones find.
const it = story();

const stack = useLocalStack();
let people: Awaited<ReturnType<typeof stageOn>>["people"];

beforeAll(async () => {
  ({ people } = stageOn(stack()));
  await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "CRD",
    candidate: {
      civilStatus: civilStatusOf("=Élodie", 'Œuvré; "d’Exemple"'),
      email: "amina@candidats.example.org",
    },
  });
});

async function exported(format: string, list = "enrolments") {
  const { id } = await people.oemm.call("POST", "/exports", { list, format });
  await stack().settled();
  const job = await people.oemm.call("GET", `/exports/${id}`);
  expect(job.state).toBe("ready");
  const answer = await fetch(job.download.url);
  return { job, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
}

it("exports enrolments as a CSV for Excel, and the same as JSON", async () => {
  const { text, job } = await exported("csv");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain("Dossier;Certification;Parcours");
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  const [row] = parse(text, { bom: true, delimiter: ";", columns: true }) as Record<string, string>[];
  expect(row).toMatchObject({
    Candidat: '\'=Élodie Œuvré; "d’Exemple"',
    Parcours: "VAE",
    État: "inscrit",
  });
  expect(job).toMatchObject({ rows: 1, requestedBy: "Odile Exemple" });
  const json = JSON.parse((await exported("json")).text);
  expect(json).toMatchObject([
    { candidateName: '=Élodie Œuvré; "d’Exemple"', path: "vae", id: row?.["Dossier"] },
  ]);
});

for (const list of ["waiting-list", "session-results", "certificates", "expiring-validations"])
  it(`exports an empty ${list}`, async () => {
    expect(JSON.parse((await exported("json", list)).text)).toEqual([]);
  });

it("lists to who asked for them what was asked for, newest first, page by page", async () => {
  const mine = await people.oemm.call("GET", "/exports");
  expect(mine.items).toMatchObject([
    ...["expiring-validations", "certificates", "session-results", "waiting-list"].map((list) => ({
      list,
      format: "json",
      state: "ready",
      rows: 0,
    })),
    { list: "enrolments", format: "json", state: "ready", rows: 1, filters: {} },
    { list: "enrolments", format: "csv", state: "ready", rows: 1 },
  ]);
  // Their links are given one by one: each is recorded as a reading.
  expect(mine.items[0]).not.toHaveProperty("download");
  const first = await people.oemm.call("GET", "/exports?limit=4");
  const rest = await people.oemm.call("GET", `/exports?limit=4&cursor=${first.next}`);
  expect([...first.items, ...rest.items]).toEqual(mine.items);
  const [email, role] = ["olivier@oemm.example.org", "member"];
  await people.oemm.call("POST", "/parties/oemm/people", { name: "Olivier Exemple", email, role });
  const colleague = await acceptInvitation(stack().urls, email, "oemm");
  expect((await colleague.call("GET", "/exports")).items).toEqual([]);
});

it("is for OEMM alone", async () => {
  const refused = await people.candidate.send("POST", "/exports", { list: "certificates", format: "csv" });
  expect(refused.status).toBe(403);
});
