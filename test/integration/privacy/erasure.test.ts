import { Logger } from "@aws-lambda-powertools/logger";
import { type AttributeValue, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import type { SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { fileEnrolled } from "../../../events/enrolment.ts";
import { evidenceAccepted } from "../../../events/evidence.ts";
import { readFact } from "../../../events/fact.ts";
import { candidateConvened, fileScheduled, outcomeRecorded } from "../../../events/jury.ts";
import { addressProofAsked } from "../../../events/persons.ts";
import { rectificationAsked } from "../../../events/privacy.ts";
import { route as listFiles } from "../../../functions/enrolment/list-files.ts";
import { followSheet } from "../../../functions/jury/follow-sheet.ts";
import { bringListed } from "../../../functions/lists/bring-listed.ts";
import { route as listPersons } from "../../../functions/people/list-persons.ts";
import { handler as begin } from "../../../functions/privacy/begin-retention.ts";
import { eraseEvidence } from "../../../functions/privacy/erase-evidence.ts";
import { eraseFile } from "../../../functions/privacy/erase-file.ts";
import { erasePerson } from "../../../functions/privacy/erase-person.ts";
import { beginRetentions } from "../../../infra/operator/begin-retentions.ts";
import { replayErasures } from "../../../infra/operator/replay.ts";
import { systemActor } from "../../../shared/domain/access/actor.ts";
import { accountOfEmail } from "../../../shared/domain/enrolment/candidate.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { requestCopy } from "../../../shared/domain/privacy/copy.ts";
import { domainCodes } from "../../../shared/domain/referential/versions.ts";
import { askRectification, openTask } from "../../../shared/domain/tasks/task.ts";
import { addDays, type CivilDate } from "../../../shared/domain/time/civil-date.ts";
import { lastDayAfter } from "../../../shared/domain/time/period.ts";
import { recordDecision } from "../../../shared/domain/validation/file-outcome.ts";
import { noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { objectsBucket } from "../../../shared/objects/bucket.ts";
import { copyObject } from "../../../shared/objects/copy-objects.ts";
import { prefixes } from "../../../shared/objects/prefixes.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { saveAddress } from "../../../shared/store/contact-addresses.ts";
import { saveCopy } from "../../../shared/store/copies.ts";
import { saveDocument } from "../../../shared/store/documents.ts";
import { factEntity, readHistory, recordFacts } from "../../../shared/store/facts.ts";
import { createFile, loadFile, saveFile } from "../../../shared/store/files.ts";
import { saveMail } from "../../../shared/store/mails.ts";
import { loadReachOf, saveMessagesSent } from "../../../shared/store/messages-sent.ts";
import { loadPerson, savePerson } from "../../../shared/store/persons.ts";
import { certificationOfFile } from "../../../shared/store/referential.ts";
import { closeRetention, listDueRetentions, loadRetention } from "../../../shared/store/retentions.ts";
import { createSession, loadSession } from "../../../shared/store/sessions.ts";
import { loadSignedAttendances, saveSignedAttendance } from "../../../shared/store/signed-attendances.ts";
import { table } from "../../../shared/store/table.ts";
import { saveTask } from "../../../shared/store/tasks.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { callRoute } from "../../support/call-route.ts";
import { runtimeOn } from "../../support/clock.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { useDyingProcess } from "../../support/dying-process.ts";
import { emptyTable } from "../../support/empty-table.ts";
import { fileIn, noon, period, piece, testId, today } from "../../support/files.ts";
import { opened } from "../../support/jury-sessions.ts";
import { useTable } from "../../support/table.ts";
import { type S3Stack, startReachedS3Stack } from "../local/s3-stack.ts";

useTable();

const openedSession = opened();
const [listFilesEntry, listPersonsEntry] = ["enrolment/list-files", "people/list-persons"].map(
  (name) => new URL(`../../../functions/${name}.ts`, import.meta.url).pathname,
) as [string, string];
/** What nothing holds of a person once their file is erased, but the register. */
const mark = "MARQUE";
const by = { actor: { ...systemActor, name: `${mark} Camille` }, at: noon, runtime: systemRuntime };
let bucket: S3Stack;

beforeAll(async () => {
  bucket = await startReachedS3Stack();
  vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await bucket.stop();
});

/** A file of a person of its own in which everything is marked, with all that hangs on it anywhere. */
async function marked(
  n: number,
  granted: "none" | "some" | "all",
  mails = 1,
  personId = testId("prs", n),
): Promise<{ id: string; personId: string }> {
  const [id, sessionId] = [testId("file", n), testId("ses", n)];
  const email = `${mark}.${n}@example.org`;
  const candidate = { personId, civilStatus: civilStatusOf(`${mark} ${n}`, mark), email };
  const experience = [period("2020-01-01", undefined, { employer: mark, activities: mark })];
  const scheduled = fileIn("scheduled", { id, candidate, sessionId, experience });
  await commit([
    ...createFile(scheduled),
    ...recordFacts(
      [
        fileScheduled.of(id, { sessionId }),
        evidenceAccepted.of(id, {
          evidenceId: testId("evd", n),
          title: `${mark} ${n}`,
          size: 1,
          sha256: "0",
        }),
        outcomeRecorded.of(sessionId, { fileId: id, outcome: { kind: "absent" } }),
      ],
      { ...by, actor: { ...by.actor, name: `${mark} ${n}` } },
    ),
    savePerson(await loadPerson(personId), { id: personId, version: 0, civilStatus: candidate.civilStatus }),
    saveTask(
      askRectification({
        id: testId("task", n),
        personId,
        wrong: `${mark} ${n}`,
        email: `${mark}.${n}@example.org`,
        openedAt: noon,
      }),
    ),
    saveCopy(
      requestCopy(
        { id: testId("cpy", n), personId, account: email, subject: `${mark} ${n}` },
        guidePolicy.exports,
        noon,
      ),
    ),
    saveAddress({
      id: testId("adr", n),
      personId,
      email: `autre-${email}`,
      version: 1,
      state: "proved",
      provedAt: noon,
    }),
  ]);
  await commit([
    saveMail(0, {
      factId: systemRuntime.newUlid(),
      type: addressProofAsked.type,
      about: { kind: "person", id: personId },
      to: email,
      subject: mark,
      claimedAt: noon,
      leaseUntil: noon,
      state: "sending",
      deliveries: [],
    }),
  ]);
  const evidence = piece(n, { title: mark, fileName: `${mark}.pdf` });
  const { file = scheduled } = (await loadFile(id)) ?? {};
  if (granted === "none") {
    const withdrawn = fileIn("withdrawn", { ...file, state: "withdrawn", sessionId: undefined } as object);
    await commit(saveFile(file, withdrawn, { evidence }));
  } else {
    const codes = domainCodes(await certificationOfFile(file));
    const sheetId = testId("sheet", n);
    const decision = decisionGranting(codes, granted === "all" ? codes : codes.slice(0, 2));
    const sheet = writeSheet(
      file,
      { ...decision, recommendation: mark },
      {
        id: sheetId,
        number: `FD-${n}`,
        sessionId,
        domainCodes: codes,
        acquiredBefore: {},
        decidedOn: today,
        chair: { memberId: "jur_exemple", name: "Camille Exemple" },
        signedAt: noon,
        validity: guidePolicy.partialValidity.vae,
      },
    );
    const { bonus } = guidePolicy;
    const given = { domainCodes: codes, bonus, random: systemRuntime.random, now: noon };
    const followed = await followSheet(noHoldings(personId, "CMI"), sheet, scheduled, given);
    const facts = recordFacts(followed.facts, by);
    await commit([
      ...saveFile(scheduled, recordDecision(scheduled, sheet), { sheet, evidence }),
      ...followed.writes,
      ...facts,
    ]);
    for (const write of facts) if ("put" in write && factEntity.holds(write.put)) await began(write.put.data);
  }
  const slot = openedSession.slots[0];
  if (slot === undefined) throw new Error("the session has no slot");
  const slots = [
    { ...slot, fileId: id, candidate },
    ...openedSession.slots.slice(1).map((other) => ({ ...other, fileId: testId("file", 900) })),
  ];
  const { category: _, title: __, domains: ___, ...bytes } = piece(n);
  const scan = { ...bytes, id: testId("evd", 1000 + n), version: 1, fileName: `Émargement ${mark} ${n}` };
  await commit([
    ...createSession({ ...openedSession, id: sessionId, slots }),
    saveSignedAttendance(sessionId, scan),
  ]);
  const lost = systemRuntime.newUlid();
  await commit([
    saveMessagesSent({ account: accountOfEmail(email), since: noon, count: 1, unproved: 0, version: 1 }),
  ]);
  const about = { kind: "file" as const, id };
  for (const factId of [lost, ...Array.from({ length: mails }, () => systemRuntime.newUlid())])
    await commit([
      saveMail(0, {
        factId,
        type: candidateConvened.type,
        about,
        to: email,
        recipientName: mark,
        subject: mark,
        claimedAt: noon,
        leaseUntil: noon,
        state: "sending",
        deliveries: [],
      }),
    ]);
  const task = openTask(undefined, {
    id: `task_${lost}`,
    kind: "convocation-bounced",
    about,
    sessionId,
    date: today,
    recipient: { name: mark, email },
    mailId: lost,
    subject: mark,
    reason: mark,
    openedAt: noon,
  });
  const printed = { factId: lost, madeAt: noon, state: "ready" as const };
  const built = { fileName: `${mark}.pdf`, sha256: "0".repeat(64), size: 1 };
  await commit([
    ...(task === undefined ? [] : [saveTask(task)]),
    saveDocument({ ...printed, kind: "booklet", reference: id, about, built }, 0),
    saveDocument(
      {
        ...printed,
        kind: "schedule",
        reference: sessionId,
        about: { kind: "session", id: sessionId },
        built,
      },
      0,
    ),
  ]);
  const { client, bucket: Bucket } = objectsBucket();
  for (const Key of [
    `${prefixes.incoming}${id}/${evidence.id}`,
    `${prefixes.verified}${id}/${evidence.id}/abc`,
    `${prefixes.quarantine}${id}/${evidence.id}/abc`,
    `${prefixes.verified}${sessionId}/${scan.id}/abc`,
    `${prefixes.documents}${id}/booklet/${id}/abc.pdf`,
    `${prefixes.documents}${sessionId}/schedule/${sessionId}/abc.pdf`,
    copyObject(testId("cpy", n)),
  ])
    await client.send(new PutObjectCommand({ Bucket, Key, Body: mark }));
  await began(
    Object.assign(
      { id: systemRuntime.newUlid(), at: noon, actor: systemActor },
      fileEnrolled.of(id, {
        certification: "CMI",
        path: "vae",
      }),
    ),
  );
  await bringListed({ kind: "file", id });
  await bringListed({ kind: "person", id: personId });
  return { id, personId };
}

/** A fact reaches the worker with which retentions begin. */
async function began(fact: object): Promise<void> {
  const body = JSON.stringify({ id: "1", "detail-type": "x", detail: fact });
  const event = { Records: [{ messageId: "1", body }] } as unknown as SQSEvent;
  readFact(fact);
  expect(await begin(event, {} as never)).toEqual({ batchItemFailures: [] });
}

async function everyItem(): Promise<Record<string, AttributeValue>[]> {
  const { client, name } = table();
  const items: Record<string, AttributeValue>[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: name, ExclusiveStartKey: start }));
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

/**
 * The items that tell of one person, or of their file, by the kinds of things that they hold. Entries of lists hold words in
 * small letters.
 */
async function telling(n: number): Promise<string[]> {
  const [name, address] = [`${mark} ${n}"`, `${mark}.${n}@`].map((text) => text.toLowerCase());
  const told = (await everyItem()).filter((item) => {
    const written = JSON.stringify(item).toLowerCase();
    return written.includes(name ?? "") || written.includes(address ?? "");
  });
  return [...new Set(told.map((item) => item["entity"]?.S ?? ""))].sort();
}

async function objectsOf(n: number): Promise<string[]> {
  const { client, bucket: Bucket } = objectsBucket();
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  return Contents.flatMap(({ Key = "" }) =>
    [testId("file", n), testId("ses", n), testId("cpy", n)].some((id) => Key.includes(id)) ? [Key] : [],
  );
}

const dying = useDyingProcess();

/** Runs something in a process that dies after some writes, then in one that lives. Gives whether the first one died. */
async function dyingAfter(writes: number, run: () => Promise<void>): Promise<boolean> {
  const died = await dying.diesAfter(writes, run);
  if (died) await run();
  return died;
}

beforeEach(emptyTable);

/** Writes between two deaths that are tried, an odd number of them; `THOROUGH=1` tries each. */
const deathsApart = process.env["THOROUGH"] === undefined ? 5 : 1;
const afterFiveYears = addDays(lastDayAfter(today, guidePolicy.retention.file), 1);
const due = async (day: CivilDate) => {
  const found: string[] = [];
  for await (const one of listDueRetentions(day))
    found.push(`${one.what} ${one.what === "person" ? one.personId : one.fileId}`);
  return found;
};

describe("R-RGPD-2: a person who asks for something without a file", () => {
  const personId = testId("prs", 600);
  const email = `${mark}.600@example.org`;

  /** What they ask for on a day: a rectification and a copy. */
  async function asks(day: CivilDate, n: number, person = personId): Promise<void> {
    const now = `${day}T10:00:00.000Z`;
    const task = askRectification({
      ...{ id: testId("task", n), personId: person, wrong: `${mark} ${n}`, email, openedAt: now },
    });
    const asked = { id: testId("cpy", n), personId: person, account: email, subject: `${mark} ${n}` };
    const facts = recordFacts([rectificationAsked.of(person, { taskId: task.id })], {
      ...by,
      at: now,
      actor: { ...by.actor, name: mark },
    });
    await commit([saveTask(task), saveCopy(requestCopy(asked, guidePolicy.exports, now)), ...facts]);
    // They were written to, as they are when they are answered.
    const { sent } = await loadReachOf(email, now);
    await commit([saveMessagesSent({ ...sent, count: sent.count + 1, version: sent.version + 1 })]);
    await bringListed({ kind: "task", id: task.id });
    for (const write of facts) if ("put" in write && factEntity.holds(write.put)) await began(write.put.data);
  }

  it("is looked at five years after, and nothing of it is left once the last of it is as old", async () => {
    await asks(today, 600);
    await asks(addDays(today, 90), 601);
    expect(await due(addDays(afterFiveYears, -1))).toEqual([]);
    expect(await due(afterFiveYears)).toEqual([`person ${personId}`]);
    await erasePerson(personId, runtimeOn(afterFiveYears));
    expect(JSON.stringify(await everyItem())).toContain(mark);
    expect(await due(afterFiveYears)).toEqual([]);
    const last = addDays(lastDayAfter(addDays(today, 90), guidePolicy.retention.file), 1);
    expect(await due(last)).toEqual([`person ${personId}`]);
    await erasePerson(personId, runtimeOn(last));
    expect(JSON.stringify(await everyItem()).toLowerCase()).not.toContain(mark.toLowerCase());
    expect(await due("2199-01-01")).toEqual([]);
  });

  it("who has a file by then keeps all that goes with it", async () => {
    const { id, personId: enrolled } = await marked(17, "none");
    await asks(today, 617, enrolled);
    await erasePerson(enrolled, runtimeOn(afterFiveYears));
    expect((await loadFile(id))?.file.id).toBe(id);
    expect(await telling(17)).toContain("task");
    expect(await due("2199-01-01")).toEqual([`file ${id}`]);
  });
});

describe("R-RGPD-2: a file whose time is over", () => {
  it("is due the day after, and erased from everywhere", async () => {
    const { id, personId } = await marked(1, "none", 120);
    expect(await due(addDays(afterFiveYears, -1))).toEqual([]);
    expect(await due(afterFiveYears)).toEqual([`file ${id}`]);
    expect(await telling(1)).toEqual([
      "contact-address",
      "copy",
      "fact-details",
      "file",
      "list-entry",
      "mail",
      "messages-sent",
      "natural-person",
      "session",
      "signed-attendance",
      "task",
    ]);
    expect(await objectsOf(1)).toHaveLength(7);
    await eraseFile(id, runtimeOn(addDays(afterFiveYears, -1)));
    expect((await loadFile(id))?.file.id).toBe(id);

    await eraseFile(id, runtimeOn(afterFiveYears));
    expect(await telling(1)).toEqual([]);
    const items = JSON.stringify(await everyItem()).toLowerCase();
    expect(items).not.toContain(mark.toLowerCase());
    expect(await objectsOf(1)).toEqual([`erasures/${id}.file.${afterFiveYears}.json`]);
    expect(await due(afterFiveYears)).toEqual([]);
    expect((await loadPerson(personId)).version).toBe(0);
    const erased = (await everyItem()).filter((item) => JSON.stringify(item).includes("file.erased"));
    expect(erased).toHaveLength(1);
    // The others of the session are told of as before.
    const names = (await loadSession(testId("ses", 1)))?.slots.map(({ candidate }) => candidate.personId);
    expect(names?.[0]).toBe("erased");
    expect(names?.slice(1)).toEqual(openedSession.slots.slice(1).map(({ candidate }) => candidate.personId));
  });

  it("leaves no entry of its person's, and searches find nothing by any of their words", async () => {
    const { id, personId } = await marked(15, "none");
    const numbers = [id, personId].map((one) => one.split("_")[1] ?? "");
    const searches = [mark, `${mark}.15@example.org`, `autre-${mark}.15@example.org`, ...numbers];
    const found = async () => {
      const answers = [];
      for (const [entry, route] of [
        [listFilesEntry, listFiles],
        [listPersonsEntry, listPersons],
      ] as const)
        for (const q of searches) {
          const { body } = await callRoute(entry, route, { query: { q, count: "true" } });
          answers.push(...body.items, ...(body.total.value > 0 ? [body.total] : []));
        }
      return answers;
    };
    expect((await found()).length).toBeGreaterThan(searches.length);
    // Those of the tasks that tell of them too.
    const tasks = (await everyItem()).filter((item) => item["entity"]?.S === "task");
    for (const { pk } of tasks) await bringListed({ kind: "task", id: pk?.S?.split("#")[1] ?? "" });
    const ofTasks = async () => (await everyItem()).filter(({ pk }) => pk?.S?.startsWith("ENTRIES#task#"));
    expect((await ofTasks()).length).toBeGreaterThanOrEqual(2);

    await eraseFile(id, runtimeOn(afterFiveYears));
    expect((await everyItem()).filter((item) => item["entity"]?.S === "list-entry")).toEqual([]);
    expect(await found()).toEqual([]);
    // A change of theirs that is told late brings nothing back.
    await bringListed({ kind: "person", id: personId });
    await bringListed({ kind: "file", id });
    expect((await everyItem()).filter((item) => item["entity"]?.S === "list-entry")).toEqual([]);
  });

  it("of a person whom the register keeps, leaves names to find them by and no address", async () => {
    const { id, personId } = await marked(16, "some");
    await eraseFile(id, runtimeOn(afterFiveYears));
    const entries = (await everyItem()).filter((item) => item["entity"]?.S === "list-entry");
    expect(entries.length).toBeGreaterThan(0);
    const written = JSON.stringify(entries);
    expect(written).not.toContain("@");
    expect(written).not.toContain(id);
    const find = async (q: string) =>
      (await callRoute(listPersonsEntry, listPersons, { query: { q } })).body.items;
    expect(await find(mark)).toMatchObject([{ id: personId }]);
    expect(await find(`${mark}.16@example.org`)).toEqual([]);
    expect(await find(`autre-${mark}`)).toEqual([]);
  });

  it("is erased as well where the process dies after any write", async () => {
    let writes = 0;
    for (let died = true; died; ) {
      writes += deathsApart;
      const { id } = await marked(100 + writes, "none");
      died = await dyingAfter(writes, () => eraseFile(id, runtimeOn(afterFiveYears)));
      expect(await telling(100 + writes)).toEqual([]);
      expect(await objectsOf(100 + writes)).toHaveLength(1);
    }
    expect(writes).toBeGreaterThan(12);
    expect(await due(afterFiveYears)).toEqual([]);
  });

  it("of a person whom their address named, before persons were known, leaves no key with it", async () => {
    const address = `${mark}.14@example.org`;
    const { id } = await marked(14, "none", 1, address);
    expect(JSON.stringify(await everyItem())).toContain(`PERSON#${address}`);
    await eraseFile(id, runtimeOn(afterFiveYears));
    expect(JSON.stringify(await everyItem())).not.toContain(address);
  });

  it("leaves what a jury decided, in the register, with whom it is about", async () => {
    const { id, personId } = await marked(2, "some");
    // Domains are valid to the day on which the time of the file is over: that one counts.
    await eraseFile(id, runtimeOn(afterFiveYears));
    expect(await telling(2)).toEqual(["natural-person", "registered-decision"]);
    const decision = (await everyItem()).find((item) => item["entity"]?.S === "registered-decision");
    expect(JSON.stringify(decision)).toContain(personId);
    expect(JSON.stringify(decision)).not.toMatch(/@|recommendation|acquiredBefore|chair/);
    expect((await loadPerson(personId)).civilStatus).toBeDefined();
  });

  it("is looked at again when its domains are no longer valid, or what happened since is old enough", async () => {
    const { id } = await marked(3, "none");
    const later = "2028-05-04T09:00:00Z";
    await commit(recordFacts([fileScheduled.of(id, { sessionId: testId("ses", 3) })], { ...by, at: later }));
    await eraseFile(id, runtimeOn(afterFiveYears));
    expect((await loadFile(id))?.file.id).toBe(id);
    expect((await loadRetention({ fileId: id, what: "file" }))?.held.dueOn).toBe("2033-05-05");
  });

  it("of before there were retentions, is given one by an operator's command, once", async () => {
    const { id } = await marked(13, "none");
    await commit([closeRetention({ fileId: id, what: "file" })]);
    expect(await beginRetentions()).toBeGreaterThan(0);
    const enrolledOn = (await loadFile(id))?.file.createdAt.slice(0, 10) ?? "";
    const begun = addDays(lastDayAfter(enrolledOn, guidePolicy.retention.file), 1);
    expect((await loadRetention({ fileId: id, what: "file" }))?.held.dueOn).toBe(begun);
    expect(await beginRetentions()).toBe(0);
  });

  it("comes back with a restored table, and is erased anew before that serves", async () => {
    const { id } = await marked(4, "some");
    const before = await everyItem();
    await eraseFile(id, runtimeOn(afterFiveYears));
    const { client, name } = table();
    for (const item of before) await client.send(new PutItemCommand({ TableName: name, Item: item }));
    expect((await loadFile(id))?.file.id).toBe(id);
    // The policy may have changed since, or the clock be behind.
    expect(await replayErasures(runtimeOn(today))).toBeGreaterThan(0);
    expect(await loadFile(id)).toBeUndefined();
    expect(await telling(4)).toEqual(["natural-person", "registered-decision"]);
  });
});

describe("R-RGPD-2: the evidence of a certified file", () => {
  const afterOneYear = addDays(lastDayAfter(today, guidePolicy.retention.evidence), 1);

  it("is erased a year after the certificate and the rest is kept, where the process dies after any write too", async () => {
    let writes = 0;
    for (let died = true; died; ) {
      writes += deathsApart;
      const n = 200 + writes;
      const { id } = await marked(n, "all");
      expect(await due(afterOneYear)).toEqual([`evidence ${id}`]);
      await eraseEvidence(id, runtimeOn(addDays(afterOneYear, -1)));
      expect((await loadFile(id))?.evidence).toHaveLength(1);
      const scans = () => loadSignedAttendances(testId("ses", n));
      expect(await scans()).toHaveLength(1);
      died = await dyingAfter(writes, () => eraseEvidence(id, runtimeOn(afterOneYear)));
      const kept = await loadFile(id);
      expect([kept?.file.state, kept?.evidence, kept?.sheets.length]).toEqual(["certified", [], 1]);
      // R-DAY-6: what its candidate signed with others goes with it.
      expect(await scans()).toEqual([]);
      expect((await objectsOf(n)).map((key) => key.split("/")[0])).toEqual([
        "documents",
        "documents",
        "erasures",
      ]);
      expect(await due(afterOneYear)).toEqual([]);
      const history = await readHistory({ kind: "file", id }, 25, undefined);
      expect(history.entries.map(({ type, data }) => [type, data["title"]])).toContainEqual([
        evidenceAccepted.type,
        undefined,
      ]);
    }
    expect(writes).toBeGreaterThan(6);
  });

  it("keeps its file for good", async () => {
    const { id } = await marked(6, "all");
    await eraseFile(id, runtimeOn("2099-01-01"));
    expect((await loadFile(id))?.file.state).toBe("certified");
    expect(await loadRetention({ fileId: id, what: "file" })).toBeUndefined();
  });
});
