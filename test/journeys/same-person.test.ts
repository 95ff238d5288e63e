import { beforeAll, describe, expect } from "vitest";
import { acceptEnrolment } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { validityOf } from "../../shared/domain/validation/acquired-domain.ts";
import { writeSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { noHoldings } from "../../shared/domain/validation/holdings.ts";
import { createFile, loadCandidateFile, saveFile } from "../../shared/store/files.ts";
import { loadHoldings, saveHoldings } from "../../shared/store/holdings.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { draftTraining } from "../support/candidates.ts";
import { useDatabase } from "../support/database.ts";
import { decisionGranting } from "../support/decisions.ts";
import { fileIn, testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
});

const signedIn = (email: string) => signedInAs(stack().urls, email);

async function enrolledByVae(email: string, firstNames: string, birthName: string, certification: string) {
  const who = await signedIn(email);
  const candidate = { civilStatus: civilStatusOf(firstNames, birthName, "1988-02-29"), email };
  return (await who.call("POST", "/files", { path: "vae", certification, candidate })).id;
}

async function tasks(state = "open") {
  await stack().settled();
  const { items } = await stage.people.oemm.call("GET", `/tasks?state=${state}`);
  return items.filter(({ kind }: { kind: string }) => kind === "resemblance");
}

describe("R-PER-4: twins stay two", () => {
  it("born on one day with first names that are nearly the same, they are a task", async () => {
    await enrolledByVae("marie@example.org", "Marie", "Exemple", "CMI");
    expect(await tasks()).toEqual([]);
    await enrolledByVae("maria@example.org", "Maria", "Exemple", "CMI");
    const [task, ...others] = await tasks();
    expect(others).toEqual([]);
    const compared = await stage.people.oemm.call("GET", `/tasks/${task.id}/persons`);
    expect(compared.persons).toMatchObject([
      { civilStatus: { firstNames: "Marie" }, files: [{ candidate: { email: "marie@example.org" } }] },
      { civilStatus: { firstNames: "Maria" }, holdings: [], certificates: [] },
    ]);
  });

  it("is one task, though both go on enrolling", async () => {
    await enrolledByVae("marie@example.org", "Marie", "Exemple", "CRD");
    await enrolledByVae("maria@example.org", "Maria", "Exemple", "CRD");
    expect(await tasks()).toHaveLength(1);
  });

  it("are told apart with a reason, and never by a task that is merely done", async () => {
    const { oemm } = stage.people;
    const [{ id }] = await tasks();
    const merely = await oemm.send("POST", `/tasks/${id}/completion`, {});
    expect([merely.status, merely.body.type]).toEqual([409, expect.stringMatching(/verdict-needed$/)]);
    expect((await oemm.send("POST", `/tasks/${id}/difference`, {})).status).toBe(400);
    const told = await oemm.call("POST", `/tasks/${id}/difference`, { reason: "Deux sœurs." });
    expect(told).toMatchObject({ state: "done", completed: { note: "Deux sœurs." } });
    const again = await oemm.send("POST", `/tasks/${id}/difference`, { reason: "Deux sœurs." });
    expect([again.status, again.body.type]).toEqual([409, expect.stringMatching(/task-done$/)]);
    expect((await oemm.send("GET", `/tasks/${id.slice(0, -1)}0/persons`)).status).toBe(404);
  });

  it("are not asked about again when they enrol again", async () => {
    await enrolledByVae("maria@example.org", "Maria", "Exemple", "SPSP");
    expect(await tasks()).toEqual([]);
  });

  it("are read of by OEMM alone", async () => {
    const [{ id }] = await tasks("done");
    const { company, centre } = stage.people;
    for (const who of [company, centre, await signedIn("maria@example.org")]) {
      expect((await who.send("GET", `/tasks/${id}/persons`)).status).toBe(403);
      expect((await who.send("POST", `/tasks/${id}/difference`, { reason: "Deux." })).status).toBe(403);
    }
  });
});

describe("R-PER-4: a husband and wife who share an address", () => {
  it("are no task", async () => {
    const email = "couple@example.org";
    await enrolledByVae(email, "Bernard", "Exemple", "CMI");
    const wife = { civilStatus: civilStatusOf("Odile", "Exemple", "1988-02-29"), email };
    const { id } = await draftTraining(stage.people.company, "CMI", wife);
    const account = await signedIn("odile@example.org");
    await acceptEnrolment(account, stack().urls.mail, id, wife.civilStatus.bornOn);
    expect(await tasks()).toEqual([]);
  });
});

describe("R-PER-3, R-PER-4: what a company typed", () => {
  it("looks like no one before it was accepted", async () => {
    const email = "ines@example.org";
    await enrolledByVae(email, "Inès", "Martin-Exemple", "CMI");
    const typed = { civilStatus: civilStatusOf("INES", "Martin Exemple", "1988-02-29"), email };
    const { id } = await draftTraining(stage.people.company, "CMI", typed);
    expect(await tasks()).toEqual([]);
    await acceptEnrolment(await signedIn("ines@travail.example.org"), stack().urls.mail, id, "1988-02-29");
    expect(await tasks()).toHaveLength(1);
  });
});

/** A file as it was stored before persons were known: its candidate is the account of an address. */
async function storedBefore(
  n: number,
  firstName: string,
  account: string,
  state: "admissible" | "withdrawn",
) {
  const id = testId("file", n);
  const civilStatus = { firstNames: firstName, usedName: "Exemple" };
  const candidate = { personId: account, civilStatus, email: account };
  const certification = state === "admissible" ? ("CMI" as const) : ("CRD" as const);
  const file = fileIn(state, { id, certification, candidate });
  const older = createFile(file).map((write): Write => {
    if (!("put" in write) || write.put.entity !== "file") return write;
    const data = { ...file, candidate: { account, firstName, lastName: "Exemple", email: account } };
    return { ...write, put: { ...write.put, shape: 1, data } };
  });
  await commit(older);
  return id;
}

/** A decision about such a file, which granted one domain. */
async function storeDecision(fileId: string, account: string, code: string) {
  const file = await loadCandidateFile(fileId);
  if (file === undefined) throw new Error("no file");
  const { certification } = file;
  const id = testId("sheet", Number(fileId.slice(-3)));
  const sheet = writeSheet(file, decisionGranting([code], [code]), {
    id,
    number: id,
    sessionId: testId("ses", 1),
    domainCodes: [code, "…"],
    acquiredBefore: {},
    decidedOn: "2026-06-01",
    chair: { memberId: "jur_exemple", name: "Camille Exemple" },
    signedAt: "2026-06-01T10:00:00.000Z",
    validity: guidePolicy.partialValidity.vae,
  });
  const held = { ...noHoldings(account, certification), lastSheetId: id, sheets: { [id]: { fileId } } };
  const validity = validityOf("2026-06-01", guidePolicy.partialValidity.vae);
  const acquired = { [code]: { ...validity, sheetId: id } };
  await commit([...saveFile(file, file, { sheet }), saveHoldings({ ...held, acquired })]);
}

describe("R-PER-4: an address that stood for its owner before persons were known", () => {
  const [shared, alone] = ["foyer@example.org", "odette@example.org"];
  let ids: string[] = [];
  const filesOf = async (who: ApiClient) =>
    (await who.call("GET", "/files")).items.map(({ id }: { id: string }) => id).sort();

  it("is the person of its account, where its files bear one name", async () => {
    useDatabase(stack().database);
    const mine = [
      await storedBefore(101, "Odette", alone, "admissible"),
      await storedBefore(102, "ODETTE", alone, "withdrawn"),
    ];
    expect(await filesOf(await signedIn(alone))).toEqual(mine);
    expect(await tasks()).toHaveLength(1);
  });

  it("and served two names is a task: its account gets the files of neither by itself", async () => {
    ids = [
      await storedBefore(103, "Bernard", shared, "admissible"),
      await storedBefore(104, "Odile", shared, "withdrawn"),
    ];
    const who = await signedIn(shared);
    expect(await filesOf(who)).toEqual([]);
    for (const id of ids) expect((await who.send("GET", `/files/${id}`)).status).toBe(404);
    await signedIn(shared);
    const asked = (await tasks()).filter(({ sharedAddress }: { sharedAddress?: true }) => sharedAddress);
    expect(asked).toHaveLength(1);
    const { persons } = await stage.people.oemm.call("GET", `/tasks/${asked[0].id}/persons`);
    const names = persons[0].files.map((file: { candidate: { civilStatus: { firstNames: string } } }) => {
      return file.candidate.civilStatus.firstNames;
    });
    expect(names.sort()).toEqual(["Bernard", "Odile"]);
  });

  it("is divided, once OEMM says which files are whose: each has what juries granted in their own", async () => {
    const both = "menage@example.org";
    const hers = await storedBefore(105, "Lucie", both, "admissible");
    const his = await storedBefore(106, "Marc", both, "withdrawn");
    await storeDecision(hers, both, "CMI-1");
    await storeDecision(his, both, "CRD-1");
    const who = await signedIn(both);
    const { oemm } = stage.people;
    const asked = (await tasks()).filter(({ one }: { one: string }) => one === both);
    const path = `/tasks/${asked[0]?.id}/division`;
    const reason = "Deux pièces d’identité.";
    const strange = await oemm.send("POST", path, { reason, fileIds: [ids[0]] });
    expect([strange.status, strange.body.type]).toEqual([400, "urn:problem:cqp:files-of-others"]);
    const done = await oemm.call("POST", path, { reason, fileIds: [his] });
    expect(done).toMatchObject({ state: "done", completed: { note: reason } });
    expect(await filesOf(who)).toEqual([his]);
    expect((await who.send("GET", `/files/${hers}`)).status).toBe(404);
    const { items } = await oemm.call("GET", `/files/${his}/history`);
    expect(items.map(({ type }: { type: string }) => type)).toContain("file.given-to-person");
    const [mine, left] = await loadHoldings([
      { candidate: { personId: asked[0].other }, certification: "CRD" },
      { candidate: { personId: both }, certification: "CMI" },
    ]);
    expect([mine, left].map((held) => Object.keys(held?.acquired ?? {}))).toEqual([["CRD-1"], ["CMI-1"]]);
    // What stayed may be given as well, when OEMM finds that it was the same person's after all.
    await oemm.call("POST", path, { reason, fileIds: [hers] });
    expect(await filesOf(who)).toEqual([hers, his].sort());
  });

  it("is that of one person whose name changed, once OEMM says so", async () => {
    const [{ id }] = (await tasks()).filter(({ sharedAddress }: { sharedAddress?: true }) => sharedAddress);
    await stage.people.oemm.call("POST", `/tasks/${id}/joining`, { reason: "Changement d’état civil." });
    await stack().settled();
    expect(await filesOf(await signedIn(shared))).toEqual(ids);
  });
});
