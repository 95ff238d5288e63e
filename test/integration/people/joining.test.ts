import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from "aws-lambda";
import { beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { engagedCandidates } from "../../../functions/jury/engaged-candidates.ts";
import { followSheet } from "../../../functions/jury/follow-sheet.ts";
import { handler as follow } from "../../../functions/people/follow-joining.ts";
import { handler as join } from "../../../functions/people/join-persons.ts";
import { handler as separate } from "../../../functions/people/separate-persons.ts";
import { firstJuryDeadline } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import { planSession } from "../../../shared/domain/jury/plan.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import {
  type CertificationCode,
  certificationCode,
} from "../../../shared/domain/referential/certification.ts";
import { domainCodes } from "../../../shared/domain/referential/versions.ts";
import { openTask } from "../../../shared/domain/tasks/task.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { recordDecision } from "../../../shared/domain/validation/file-outcome.ts";
import { noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { loadCandidateDays } from "../../../shared/store/candidate-days.ts";
import { loadCertificate } from "../../../shared/store/certificates.ts";
import { changeDeadlines } from "../../../shared/store/deadlines.ts";
import { expiryEntity } from "../../../shared/store/expiries.ts";
import { readHistory } from "../../../shared/store/facts.ts";
import { createFile, loadFile, saveFile } from "../../../shared/store/files.ts";
import { loadHoldings } from "../../../shared/store/holdings.ts";
import { candidatePartition } from "../../../shared/store/keys.ts";
import { loadPerson, savePerson } from "../../../shared/store/persons.ts";
import { certificationOfFile } from "../../../shared/store/referential.ts";
import { createSession, loadSession } from "../../../shared/store/sessions.ts";
import { storageLimits } from "../../../shared/store/storage-limits.ts";
import { readPartition } from "../../../shared/store/table.ts";
import { saveTask } from "../../../shared/store/tasks.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { useDyingWorker } from "../../support/dying-worker.ts";
import { fileIn, noon, registeredEnrolment, testId } from "../../support/files.ts";
import { parts, plan } from "../../support/jury-sessions.ts";
import { useTable } from "../../support/table.ts";

useTable();

const [kept, joined] = [testId("prs", 1), testId("prs", 2)];
const taskId = testId("task", 1);
const today = dateInParis(new Date().toISOString());
/** Files of the joined person that are over. */
const over = 8;
/** Files by what they are, for each certification: a decided one of each person, and one under way. */
const fileIds: string[] = [];

const candidateOf = (personId: string) => ({
  personId,
  civilStatus: civilStatusOf("Amina", "Exemple"),
  email: "amina@example.org",
});

function newFile(personId: string): { id: string; candidate: ReturnType<typeof candidateOf> } {
  const id = testId("file", fileIds.length + 1);
  fileIds.push(id);
  return { id, candidate: candidateOf(personId) };
}

/** A jury grants some domains, by their ranks, to a person. */
async function decided(personId: string, certification: CertificationCode, ranks: readonly number[]) {
  const file = fileIn("scheduled", { ...newFile(personId), certification });
  const codes = domainCodes(await certificationOfFile(file));
  const granted = codes.filter((_, rank) => ranks.includes(rank));
  const sheetId = testId("sheet", fileIds.length);
  const sheet = writeSheet(file, decisionGranting(codes, granted), {
    id: sheetId,
    number: sheetId,
    sessionId: testId("ses", 1),
    domainCodes: codes,
    acquiredBefore: {},
    decidedOn: today,
    chair: { memberId: "jur_exemple", name: "Camille Exemple" },
    signedAt: noon,
    validity: guidePolicy.partialValidity.vae,
  });
  const { bonus } = guidePolicy;
  const given = { domainCodes: codes, bonus, random: systemRuntime.random, now: systemRuntime.now() };
  const followed = await followSheet(noHoldings(personId, certification), sheet, file, given);
  await commit(createFile(file));
  await commit([...saveFile(file, recordDecision(file, sheet), { sheet }), ...followed.writes]);
}

/** A jury is to hear a file: the one that is kept, of the joined person. */
async function convene(theirs: ReturnType<typeof newFile>) {
  const asked = { ...plan, fileIds: [theirs.id] };
  const given = {
    ...parts,
    files: [fileIn("submitted", theirs)],
    plan: asked,
    certification: "CMI" as const,
  };
  const session = planSession({ id: testId("ses", 1), ...given }, "2027-02-02", noon);
  await commit([
    ...createFile(fileIn("scheduled", { ...theirs, sessionId: session.id })),
    ...createSession(session),
    ...(await engagedCandidates(undefined, session)),
  ]);
}

const everyRank = [0, 1, 2, 3, 4, 5, 6, 7];
/** The certification of which the joined person holds the whole. */
const whole = "AC";
/** The files under way of the joined person: those that OEMM keeps. */
const keptFileIds: string[] = [];

beforeAll(async () => {
  for (const certification of certificationCode.options) {
    await decided(kept, certification, [0, 1]);
    await decided(joined, certification, certification === whole ? everyRank : [1, 2]);
    const mine = newFile(kept);
    const training = { ...registeredEnrolment(mine.id, today), ...mine, certification };
    await commit([...createFile(training), ...changeDeadlines([firstJuryDeadline(training, today)])]);
    const theirs = newFile(joined);
    keptFileIds.push(theirs.id);
    if (certification === "CMI") await convene(theirs);
    else await commit(createFile(fileIn("admissible", { ...theirs, certification })));
  }
  for (let n = 0; n < over; n++) await commit(createFile(fileIn("withdrawn", newFile(joined))));
  const task = openTask(undefined, {
    id: taskId,
    kind: "resemblance",
    about: { kind: "person", id: kept },
    one: kept,
    other: joined,
    openedAt: noon,
  });
  const [one, other] = [await loadPerson(kept), await loadPerson(joined)];
  await commit([
    savePerson(one, { ...one, civilStatus: { firstNames: "Amina", usedName: "Exemple" } }),
    savePerson(other, { ...other, civilStatus: civilStatusOf("Amina", "Exemple") }),
    ...(task === undefined ? [] : [saveTask(task)]),
  ]);
});

async function ask(handler: typeof join | typeof separate, body: object) {
  const event = {
    headers: { "acting-as": "oemm", "content-type": "application/json" },
    pathParameters: { taskId },
    body: JSON.stringify({ reason: "…", ...body }),
    isBase64Encoded: false,
    requestContext: {
      requestId: "r",
      http: { method: "POST" },
      authorizer: { jwt: { claims: { sub: "o", token_use: "access", capacities: '[{"partyId":"oemm"}]' } } },
    },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
  const answer = await handler(event, { awsRequestId: "r" } as Context);
  expect(answer).toMatchObject({ statusCode: 200 });
}

const { counts, deliver } = useDyingWorker();

async function followDying(): Promise<number> {
  const { entries } = await readHistory({ kind: "person", id: joined }, 1, undefined);
  return deliver(follow, entries[0]);
}

/** Whose everything is, told by what is stored. */
async function state() {
  const files = await Promise.all(fileIds.map(loadFile));
  const held = await loadHoldings(
    [kept, joined].flatMap((personId) =>
      certificationCode.options.map((certification) => ({ candidate: { personId }, certification })),
    ),
  );
  const partitions = await Promise.all([kept, joined].map((id) => readPartition(candidatePartition(id))));
  const certificates = await Promise.all(
    held.flatMap(({ certificateNumber }) => certificateNumber ?? []).map(loadCertificate),
  );
  const persons = await Promise.all([kept, joined].map(loadPerson));
  return {
    files: files.map((contents) => [
      contents?.file.id,
      contents?.file.candidate.personId,
      contents?.file.state,
      contents?.deadlines.map(({ kind, state, lastDay }) => [kind, state, lastDay]),
    ]),
    held: held.map(({ personId, acquired, certificateNumber, lastSheetId }) => ({
      personId,
      acquired,
      certificateNumber,
      lastSheetId,
    })),
    expiries: partitions.map((items) => items.filter(expiryEntity.holds).map(expiryEntity.summary)),
    guards: partitions.map((items) =>
      items.filter(({ sk }) => sk.startsWith("ENROLMENT")).map(({ data }) => data),
    ),
    heard: (await loadCandidateDays([plan.date])).flatMap(({ engagements }) => engagements),
    appearing: (await loadSession(testId("ses", 1)))?.slots.map(({ candidate }) => candidate.personId),
    certificates: certificates.map((one) => [one?.number, one?.holder.personId]),
    persons: persons.map(({ version: _, ...person }) => person),
  };
}

it("R-PER-4: two persons who have all of everything are joined in one transaction, and two again, though each step's process dies", async () => {
  const before = await state();
  counts.length = 0;
  await ask(join, { kept: "one", keptFileIds });
  expect(counts).toHaveLength(1);
  expect(counts[0]).toBeLessThanOrEqual(storageLimits.items);
  expect((await loadPerson(kept)).settling).toBe(true);

  // Each of their decided and former files, and certificates, expiries and deadlines of each certification, and the
  // appearance; then both persons.
  const certifications = certificationCode.options.length;
  expect(await followDying()).toBe(certifications + over + certifications + 1 + 1);
  expect(Math.max(...counts)).toBeLessThanOrEqual(storageLimits.items);
  const one = await state();
  expect(one.files.map(([, personId]) => personId)).toEqual(fileIds.map(() => kept));
  expect(one.held.slice(certifications).map(({ acquired }) => acquired)).toEqual(
    Array(certifications).fill({}),
  );
  expect([one.heard.map(({ personId }) => personId), one.appearing]).toEqual([[kept], [kept]]);
  expect(one.certificates).toEqual([[expect.any(String), kept]]);
  const expiring = (one.expiries[0] ?? []).map(({ certification, domains }) => [
    certification,
    domains.length,
  ]);
  expect(expiring.sort()).toEqual(
    certificationCode.options
      .filter((code) => code !== whole)
      .map((code) => [code, 3])
      .sort(),
  );
  expect(one.expiries[1]).toEqual([]);
  expect(one.persons).toMatchObject([{ joinedWith: [joined] }, { joinedInto: kept }]);
  expect(one.persons[0]).not.toHaveProperty("settling");

  counts.length = 0;
  expect(await followDying()).toBe(0);
  await ask(separate, {});
  expect(counts).toHaveLength(1);
  await followDying();
  expect(Math.max(...counts)).toBeLessThanOrEqual(storageLimits.items);
  expect(await state()).toEqual(before);
});
