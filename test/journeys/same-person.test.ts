import { beforeAll, describe, expect } from "vitest";
import { acceptEnrolment } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { correctSigned } from "../../demo/correction-story.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import { decideSession } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { askedResemblance } from "../../functions/people/asked-resemblance.ts";
import { issueCertificate } from "../../shared/domain/certificate/certificate.ts";
import { makeCertificateNumber } from "../../shared/domain/certificate/number.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { type Duration, lastDayAfter } from "../../shared/domain/time/period.ts";
import { type DecisionSheet, grantedBy } from "../../shared/domain/validation/decision-sheet.ts";
import { holdingsAfter, noHoldings } from "../../shared/domain/validation/holdings.ts";
import { writeSheet } from "../../shared/domain/validation/write-sheet.ts";
import { saveCertificate } from "../../shared/store/certificates.ts";
import { loadCandidateFile, saveFile } from "../../shared/store/files.ts";
import { loadHoldings, loadHoldingsOf, saveHoldings } from "../../shared/store/holdings.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { commit } from "../../shared/store/transaction.ts";
import { draftTraining } from "../support/candidates.ts";
import { useDatabase } from "../support/database.ts";
import { decisionGranting } from "../support/decisions.ts";
import { testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { storedBefore } from "../support/stored-before-persons.ts";
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
    const names = task.persons.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["Marie Exemple", "Maria Exemple"]);
    expect(await stage.people.oemm.call("GET", `/tasks/${task.id}`)).toMatchObject({ persons: task.persons });
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
    expect((await oemm.send("GET", `/tasks/${testId("task", 1)}/persons`)).status).toBe(404);
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
  const email = "couple@example.org";
  const odile = civilStatusOf("Odile", "Exemple", "1988-02-29");
  let his = "";
  let hers = "";

  it("are no task", async () => {
    his = await enrolledByVae(email, "Bernard", "Exemple", "CRD");
    ({ id: hers } = await draftTraining(stage.people.company, "CRD", { civilStatus: odile, email }));
    await acceptEnrolment(await signedIn("odile@example.org"), stack().urls.mail, hers, odile.bornOn);
    expect(await tasks()).toEqual([]);
  });

  it("each present what a jury has not granted to themselves: of six domains, five of the one are none of the other", async () => {
    useDatabase(stack().database);
    const granted = [1, 2, 3, 4, 5].map((n) => `CRD-${n}`);
    const personId = (await loadCandidateFile(his))?.candidate.personId ?? "";
    await storeDecision(his, personId, ...granted);
    const held = async (who: ApiClient, id: string) => {
      const { acquired, toPresent } = (await who.call("GET", `/files/${id}`)).validation;
      return [Object.keys(acquired), toPresent];
    };
    expect(await held(await signedIn(email), his)).toEqual([granted, ["CRD-6"]]);
    expect(await held(await signedIn("odile@example.org"), hers)).toEqual([[], [...granted, "CRD-6"]]);
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

async function sheetOf(fileId: string, codes: readonly string[], before?: DecisionSheet) {
  const file = await loadCandidateFile(fileId);
  if (file === undefined) throw new Error("no file");
  const acquiredBefore = before === undefined ? {} : grantedBy([before]);
  const id = fileId.replace(/^.*_/, "sheet_");
  const sheet = writeSheet(file, decisionGranting(codes, codes), {
    id,
    number: `FD-2026-01-05-${id.slice(-6)}-01`,
    sessionId: testId("ses", 1),
    domainCodes: [...codes, ...(before === undefined ? ["AUTRE-1"] : Object.keys(acquiredBefore))],
    acquiredBefore,
    decidedOn: "2026-06-01",
    chair: { memberId: "jur_exemple", name: "Camille Exemple" },
    signedAt: `2026-06-01T1${before === undefined ? 0 : 1}:00:00.000Z`,
    validity: guidePolicy.partialValidity.vae,
  });
  return {
    file,
    sheet,
    writes: saveFile(
      file,
      { ...file, ...(file.state === "certified" ? { lastSheetId: id } : {}) } as typeof file,
      { sheet },
    ),
  };
}

/** A decision about such a file, which granted some domains. */
async function storeDecision(fileId: string, account: string, ...codes: string[]) {
  const { sheet, writes } = await sheetOf(fileId, codes);
  const { id, certification } = sheet;
  const held = { ...noHoldings(account, certification), lastSheetId: id, sheets: { [id]: { fileId } } };
  await commit([...writes, saveHoldings({ ...held, acquired: grantedBy([sheet]) })]);
  return sheet;
}

/** The whole CRD, granted in a file on what another one had granted: the certificate. Gives its number. */
async function storeCertificate(fileId: string, before: DecisionSheet) {
  const codes = ["CRD-2", "CRD-3", "CRD-4", "CRD-5", "CRD-6"];
  const { file, sheet, writes } = await sheetOf(fileId, codes, before);
  const number = makeCertificateNumber(new Uint8Array(16).fill(Number(fileId.slice(-2))));
  const issued = issueCertificate(sheet, { number, issuedAt: sheet.signedAt, bonus: guidePolicy.bonus });
  const held = await loadHoldingsOf(file);
  await commit([
    ...writes,
    saveCertificate(undefined, issued),
    saveHoldings({
      ...holdingsAfter(held, sheet, { domainCodes: ["CRD-1", ...codes] }),
      certificateNumber: number,
    }),
  ]);
  return number;
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

describe("R-PER-4, R-DAY-9: an address whose certificate rests on what juries granted to two", () => {
  const [both, third] = ["parents@example.org", "paul@example.org"];
  const [hers, her, his] = [testId("file", 201), testId("file", 202), testId("file", 203)];
  const other = testId("file", 204);
  const given = [testId("file", 205), his];
  let division = "";
  let mine = "";
  let number = "";
  let sessionId = "";
  let who: ApiClient;
  const file = (id: string) => stage.people.oemm.call("GET", `/files/${id}`);
  const restoring = async (withdrawn: string) => {
    const path = `/certificates/${withdrawn}/restoration`;
    const { status, body } = await stage.people.oemm.send("POST", path, { motive: "Erreur." });
    return [status, body.type];
  };

  it("is not divided: OEMM reads what to do first", async () => {
    const { oemm } = stage.people;
    useDatabase(stack().database);
    await storedBefore(201, "Jeanne", both, "withdrawn", "CRD");
    await storedBefore(202, "Jeanne", both, "withdrawn", "CMI");
    const first = await storeDecision(hers, both, "CRD-1");
    await storeDecision(her, both, "CMI-1");
    number = await storeCertificate(await storedBefore(205, "Luc", both, "certified", "CRD"), first);
    const fileIds = [await storedBefore(203, "Luc", both, "submitted", "CMI")];
    const played = { certification: "CMI", date: stage.today, fileIds };
    sessionId = await decideSession(stage, { ...played, granted: (_, code) => code === "CMI-2" });
    who = await signedIn(both);
    const [asked] = (await tasks()).filter(({ one }: { one: string }) => one === both);
    division = `/tasks/${asked.id}/division`;
    mine = asked.other;
    const refused = await oemm.send("POST", division, { reason: "Deux pièces d’identité.", fileIds: given });
    expect([refused.status, refused.body.type]).toEqual([409, "urn:problem:cqp:certificate-of-both"]);
    expect(refused.body.detail).toContain(`${number} repose sur des domaines accordés aux deux personnes`);
    expect(refused.body.detail).toContain("Retirez-le d’abord");
  });

  it("is divided once it is withdrawn: what fell is no one's, each has the rest, until its last day", async () => {
    const { oemm, visitor } = stage.people;
    const said = { because: "annulled", motive: "Elle reposait sur le dossier d’une autre personne." };
    await oemm.call("POST", `/certificates/${number}/withdrawal`, said);
    await oemm.call("POST", division, { reason: "Deux pièces d’identité.", fileIds: given });
    await stack().settled();
    const held = async (id: string) => (await file(id)).validation.acquired;
    expect(await held(given[0] ?? "")).toEqual({});
    expect(Object.keys(await held(hers))).toEqual(["CRD-1"]);
    expect(Object.keys(await held(her))).toEqual(["CMI-1"]);
    expect(Object.keys(await held(his))).toEqual(["CMI-2"]);
    const ends = async (id: string) =>
      (await file(id)).deadlines.map(({ kind, lastDay, state }: Record<string, string>) => [
        kind,
        lastDay,
        state,
      ]);
    const validity = guidePolicy.partialValidity.vae as Duration<"year">;
    expect(await ends(his)).toEqual([["partial-validation", lastDayAfter(stage.today, validity), "running"]]);
    expect(await visitor.call("GET", `/certificates/${number}`)).toMatchObject({ genuine: false });
    expect((await who.send("GET", `/files/${hers}`)).status).toBe(404);
    expect(await restoring(number)).toEqual([409, "urn:problem:cqp:certificate-of-both"]);
  });

  it("is not restored either where what fell with it is the other's", async () => {
    const { oemm } = stage.people;
    const email = "jumelles@example.org";
    const first = await storeDecision(await storedBefore(207, "Lise", email, "withdrawn"), email, "CRD-1");
    const whole = await storedBefore(208, "Nora", email, "certified");
    const withdrawn = await storeCertificate(whole, first);
    await signedIn(email);
    const [asked] = (await tasks()).filter(({ one }: { one: string }) => one === email);
    const said = { because: "annulled", motive: "Accordée à une autre.", sheetId: first.id };
    await oemm.call("POST", `/certificates/${withdrawn}/withdrawal`, said);
    await oemm.call("POST", `/tasks/${asked.id}/division`, { reason: "Deux personnes.", fileIds: [whole] });
    expect(await restoring(withdrawn)).toEqual([409, "urn:problem:cqp:certificate-of-both"]);
    const again = await oemm.send("POST", `/certificates/${withdrawn}/withdrawal`, said);
    expect([again.status, again.body.type]).toEqual([400, "urn:problem:cqp:grants-nothing"]);
  });

  it("R-DAY-8: a correction of what was decided on both counts nothing of the other's, and is a task where a union makes it whole", async () => {
    const { oemm } = stage.people;
    await storedBefore(204, "Paul", third, "withdrawn", "CMI");
    await storeDecision(other, third, "CMI-1", "CMI-4", "CMI-5", "CMI-6", "CMI-7");
    await signedIn(third);
    const pair = askedResemblance(mine, third, new Date().toISOString());
    await commit([openTask(undefined, pair)].flatMap((task) => (task === undefined ? [] : [saveTask(task)])));
    await oemm.call("POST", `/tasks/${pair.id}/joining`, { reason: "Même pièce d’identité." });
    await stack().settled();
    const whole = async () =>
      (await oemm.call("GET", "/tasks")).items.filter(
        ({ kind }: { kind: string }) => kind === "whole-by-joining",
      );
    expect(await whole()).toEqual([]);
    const { decisionSheets } = await file(his);
    const presented = decisionSheets[0].results.filter(
      ({ result }: { result: string }) => result !== "already-acquired",
    );
    const domains = presented.map(({ domainCode }: { domainCode: string }) => [
      domainCode,
      ["CMI-2", "CMI-3"].includes(domainCode) ? "acquired" : "not-acquired",
    ]);
    const sheet = await correctSigned(
      stage.people,
      { sessionId, fileId: his },
      {
        kind: "decided",
        domains: Object.fromEntries(domains),
        recommendation: "Approfondir les autres domaines.",
      },
    );
    expect(sheet.validation).toBe("partial");
    expect(sheet.results).toContainEqual({ domainCode: "CMI-1", result: "not-acquired" });
    expect(await whole()).toMatchObject([
      { about: { id: mine }, certification: "CMI", joinedOn: stage.today },
    ]);
  });
});
