import { text } from "node:stream/consumers";
import { Logger } from "@aws-lambda-powertools/logger";
import { DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SESClient, SESServiceException, type SendRawEmailCommandInput } from "@aws-sdk/client-ses";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { approvalEndNotified, sessionNotHeld } from "../../events/deadlines.ts";
import type { Fact, FactSubject, NewFact } from "../../events/fact.ts";
import { candidateConvened } from "../../events/jury.ts";
import { sesTagNames } from "../../events/ses.ts";
import { handler as publishFacts } from "../../functions/events/publish-facts.ts";
import { deliverMail, leaseSeconds } from "../../functions/mail/deliver-mail.ts";
import { handler as followDelivery } from "../../functions/mail/follow-delivery.ts";
import { handler as sendMail, trigger } from "../../functions/mail/send-mail.ts";
import { handler as sendPending } from "../../functions/mail/send-pending.ts";
import { roundsTried } from "../../functions/mail/uncomposed.ts";
import { openDoorTo } from "../../infra/local/faults/fault-doors.ts";
import { openFaults } from "../../infra/local/faults/faults.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import { listen } from "../../infra/local/listen.ts";
import { region } from "../../infra/local/template/resolve.ts";
import { systemActor } from "../../shared/domain/access/actor.ts";
import { identityRefusedAlarm } from "../../shared/messaging/alarms.ts";
import { visibilityTimeouts } from "../../shared/messaging/trigger.ts";
import { retryPolicy } from "../../shared/runtime/retry.ts";
import { mailerCalls } from "../../shared/runtime/service-calls.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { saveCentre } from "../../shared/store/centres.ts";
import { factEntity, loadFact, recordFacts } from "../../shared/store/facts.ts";
import { toAttributes } from "../../shared/store/item.ts";
import { factKey } from "../../shared/store/keys.ts";
import { mailsAreHeld } from "../../shared/store/mail-hold.ts";
import { listPendingMails, loadMail, registerMail } from "../../shared/store/mails.ts";
import { listTasks } from "../../shared/store/tasks.ts";
import { commit } from "../../shared/store/transaction.ts";
import { measures } from "../support/measures.ts";
import { useTable } from "../support/table.ts";

useTable();

const settings = {
  MAIL_FROM: "oemm@expediteur.example.org",
  MAIL_CONTACT: "oemm@example.org",
  PORTAL_URL: "https://portail.example.org",
  MAIL_CONFIGURATION_SET: "mails",
};
let taken = 0;
let attempted = 0;
let fact: Fact;

beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
beforeEach(async () => {
  taken = 0;
  attempted = 0;
  fact = await recordFact();
});

function recordFact(): Promise<Fact> {
  const about = { kind: "session" as const, id: systemRuntime.newId("ses") };
  const due = sessionNotHeld.of(about.id, {
    certification: "CMI",
    lastDay: "2027-03-01",
    sessionDate: "2027-03-16",
    moment: 7,
    to: { party: "oemm" },
  });
  return record(due, about);
}

async function record(due: NewFact, about: FactSubject): Promise<Fact> {
  const [id, at] = [systemRuntime.newUlid(), "2027-02-22T04:30:00.000Z"];
  await commit(
    recordFacts([due], { actor: systemActor, at, runtime: { ...systemRuntime, newUlid: () => id } }),
  );
  const recorded = await loadFact(about, id);
  if (recorded === undefined) throw new Error("the fact was not recorded");
  return recorded;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** SES takes the mails; the sender learns so, or is never answered. */
function sesTakes(answers: boolean): void {
  vi.spyOn(SESClient.prototype, "send").mockImplementation(async () => {
    taken += 1;
    if (!answers) throw Object.assign(new Error("no answer"), { code: "ECONNRESET" });
    return { MessageId: `ses-${taken}` };
  });
}

function secondsPass(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
}

function sesRefusesIdentity(): void {
  const refused = { name: "MessageRejected", $fault: "client", $metadata: { httpStatusCode: 400 } } as const;
  const message =
    "Email address is not verified. The following identities failed the check in region EU-WEST-3: …";
  vi.spyOn(SESClient.prototype, "send").mockImplementation(async () => {
    attempted += 1;
    throw new SESServiceException({ ...refused, message });
  });
}

function sesIsDown(): void {
  const down = { name: "ServiceUnavailable", $fault: "server", $metadata: { httpStatusCode: 503 } } as const;
  vi.spyOn(SESClient.prototype, "send").mockRejectedValue(
    new SESServiceException({ ...down, message: "down" }),
  );
}

/** SES counts what it takes, behind a door, and keeps the bytes of what it took. */
async function sesCounts(kind: string, most: number): Promise<string[]> {
  const mails: string[] = [];
  const ses = await listen(
    async (request, response) => {
      mails.push(new URLSearchParams(await text(request)).get("RawMessage.Data") ?? "");
      response
        .writeHead(200, { "content-type": "text/xml" })
        .end(
          `<SendRawEmailResponse><SendRawEmailResult><MessageId>ses-${mails.length}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
        );
    },
    0,
    "SES",
  );
  const faults = openFaults(undefined);
  faults.bind(kind, most);
  const door = await openDoorTo("mailer", { upstream: ses.url, port: 0 }, faults);
  onTestFinished(async () => {
    await door.close();
    await ses.close();
  });
  // Not a mock of a moment before.
  const { send } = Object.getPrototypeOf(SESClient.prototype);
  const client = new SESClient({ ...mailerCalls, endpoint: door.url, region, credentials: localCredentials });
  vi.spyOn(SESClient.prototype, "send").mockImplementation((...given) => Reflect.apply(send, client, given));
  return mails;
}

/** Rounds until none of the mails waits; gives how long the oldest one waited at each. */
async function roundsUntilAllLeft(facts: readonly Fact[], between: number): Promise<number> {
  for (let rounds = 0; ; rounds++) {
    const states = await Promise.all(
      facts.map(async ({ about, id }) => (await loadMail(about, id))?.mail.state),
    );
    if (states.every((state) => state === "sent")) return rounds;
    if (rounds > 50) throw new Error(`after ${rounds} rounds: ${states}`);
    secondsPass(between);
    await sendPending();
  }
}

async function openTasks() {
  return (await listTasks("open", undefined, 100, undefined)).entries;
}

/** The next delivery may take over. */
function leasePasses(): void {
  secondsPass(leaseSeconds + 1);
}

async function queueDeliversAgain(): Promise<SQSBatchResponse> {
  const body = JSON.stringify({ id: "1", "detail-type": fact.type, detail: fact });
  // A queue's message gives more than is read here.
  return sendMail({ Records: [{ messageId: "1", body }] } as unknown as SQSEvent, {} as Context);
}

/** The table refuses the writes that follow, for one write. */
/** Refuses it as often as it is tried again. */
function tableRefusesNextWriteAfterSending(): void {
  const send = DynamoDBClient.prototype.send;
  let left: number = retryPolicy.attempts;
  vi.spyOn(DynamoDBClient.prototype, "send").mockImplementation(function (this: DynamoDBClient, ...given) {
    if (taken > 0 && left > 0 && given[0] instanceof TransactWriteItemsCommand) {
      left -= 1;
      throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    }
    return Reflect.apply(send, this, given);
  });
}

async function sesTells(): Promise<void> {
  const timestamp = "2027-02-22T04:31:00.000Z";
  const tags = {
    [sesTagNames.kind]: [fact.about.kind],
    [sesTagNames.id]: [fact.about.id],
    [sesTagNames.factId]: [fact.id],
  };
  const detail = {
    eventType: "Delivery",
    mail: { messageId: "ses-1", destination: ["oemm@example.org"], tags },
    delivery: { timestamp },
  };
  const body = JSON.stringify({ id: "1", "detail-type": "Email Delivered", detail });
  // A queue's message gives more than is read here.
  const event = { Records: [{ messageId: "1", body }] } as unknown as SQSEvent;
  const { batchItemFailures } = await followDelivery(event, {} as Context);
  expect(batchItemFailures).toEqual([]);
}

it("a round tries every mail that waits, however many, and each once", async () => {
  sesIsDown();
  // Other tests may have left some that wait.
  const { tried: others } = await sendPending();
  const facts = await Promise.all(Array.from({ length: 27 }, recordFact));
  for (const one of facts) await deliverMail(one);
  expect(await sendPending()).toEqual({ tried: others + facts.length, failed: 0 });
  sesTakes(true);
  expect(await sendPending()).toEqual({ tried: others + facts.length, failed: 0 });
  // Of the others, SES may have taken some before.
  expect(taken).toBeGreaterThanOrEqual(facts.length);
  expect(taken).toBeLessThanOrEqual(others + facts.length);
});

it("a table that fails after SES took a mail is not taken for a failure of SES", async () => {
  sesTakes(true);
  tableRefusesNextWriteAfterSending();
  await expect(deliverMail(fact)).rejects.toThrow("refused");
  expect((await loadMail(fact.about, fact.id))?.mail.state).toBe("sending");
  await expect(deliverMail(fact)).rejects.toThrow("is sending");
  expect(taken).toBe(1);
});

it("a mail whose sender had no answer is not sent again once SES told of it", async () => {
  sesTakes(false);
  await expect(deliverMail(fact)).rejects.toThrow("no answer");
  await sesTells();
  leasePasses();
  await deliverMail(fact);
  expect(taken).toBe(1);
  expect((await loadMail(fact.about, fact.id))?.mail).toMatchObject({ state: "sent", messageId: "ses-1" });
  const pending = (await listPendingMails(100, undefined)).entries.map(({ factId }) => factId);
  expect(pending).not.toContain(fact.id);
});

it("a mail whose sender had no answer is sent again where SES told nothing", async () => {
  sesTakes(false);
  await expect(deliverMail(fact)).rejects.toThrow("no answer");
  leasePasses();
  await expect(deliverMail(fact)).rejects.toThrow("no answer");
  expect(taken).toBe(2);
});

it("a message that comes back while what SES told is still to be recorded sends nothing, and is done with", async () => {
  sesTakes(false);
  await expect(deliverMail(fact)).rejects.toThrow("no answer");
  // The function that records what SES tells failed once: its message comes back with this one, or after it.
  secondsPass(2 * trigger.timeoutSeconds * visibilityTimeouts);
  expect((await queueDeliversAgain()).batchItemFailures).toEqual([]);
  expect(taken).toBe(1);
  await sesTells();
  leasePasses();
  await queueDeliversAgain();
  expect(taken).toBe(1);
});

it("R-DAY-4: a mail is stored before its fact is published, so that none is lost with its message", async () => {
  vi.stubEnv("FACT_TYPES", fact.type);
  vi.stubEnv("BUS_NAME", "facts");
  const stored: (string | undefined)[] = [];
  vi.spyOn(EventBridgeClient.prototype, "send").mockImplementation(async () => {
    stored.push((await loadMail(fact.about, fact.id))?.mail.state);
    return { Entries: [{}] };
  });
  const item = factEntity.item({ ...factKey(fact.about, fact.id), version: 1, data: fact });
  const record = { dynamodb: { NewImage: toAttributes(item), SequenceNumber: "1" } };
  // The stream gives more than is read here.
  for (let times = 0; times < 2; times++)
    await publishFacts({ Records: [record] } as unknown as Parameters<typeof publishFacts>[0]);
  expect(stored).toEqual(["waiting", "waiting"]);
  // Its message is lost.
  sesTakes(true);
  await sendPending();
  expect((await loadMail(fact.about, fact.id))?.mail.state).toBe("sent");
});

it("R-DAY-4: while SES refuses whom mails come from, all of them wait, operators are told once, and then all are sent", async () => {
  sesRefusesIdentity();
  const logged = vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
  const facts = await Promise.all(Array.from({ length: 4 }, recordFact));
  for (const one of facts) await deliverMail(one);
  expect(attempted).toBe(1);
  await sendPending();
  // One mail a round is tried.
  expect(attempted).toBe(2);
  expect(logged.mock.calls.filter(([message]) => message === identityRefusedAlarm)).toHaveLength(1);
  const states = async () =>
    Promise.all(facts.map(async ({ about, id }) => (await loadMail(about, id))?.mail.state));
  expect(await states()).toEqual(["waiting", "waiting", "waiting", "waiting"]);
  const held = async () => (await openTasks()).filter(({ kind }) => kind === "mails-held");
  expect(await held()).toHaveLength(1);
  sesTakes(true);
  await sendPending();
  expect(await states()).toEqual(["sent", "sent", "sent", "sent"]);
  expect(await mailsAreHeld()).toBe(false);
  expect(await held()).toEqual([]);
});

it("mails over SES's daily quota wait, one a round is tried, and all leave once each when the quota has room again", async () => {
  vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
  const measured = measures();
  // Those that other tests left, at later moments.
  sesTakes(true);
  secondsPass(3600);
  await sendPending();
  const mails = await sesCounts("daily quota", 3);
  const facts: Fact[] = [];
  for (let n = 0; n < 7; n++) facts.push(await recordFact());
  for (const one of facts) await deliverMail(one);
  expect(mails).toHaveLength(3);
  const waiting = await Promise.all(
    facts.slice(3).map(async ({ about, id }) => (await loadMail(about, id))?.mail),
  );
  for (const mail of waiting)
    expect(mail).toMatchObject({
      state: "waiting",
      reason: expect.stringMatching(/son quota est atteint/),
    });
  secondsPass(2 * 3600);
  expect(await sendPending()).toEqual({ tried: 1, failed: 0 });
  // What the alarm on mails that wait is on.
  expect(measured("OldestMailWaiting").at(-1)).toBeGreaterThanOrEqual(2 * 3600);
  await roundsUntilAllLeft(facts, 6 * 3600);
  expect(mails).toHaveLength(facts.length);
  expect(new Set(mails).size).toBe(facts.length);
  await sendPending();
  expect(measured("OldestMailWaiting").at(-1)).toBe(0);
  expect(await openTasks()).toEqual([]);
});

it("mails over SES's sending rate wait for the next round, and all leave once each", async () => {
  vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  const mails = await sesCounts("sending rate", 2);
  const facts: Fact[] = [];
  for (let n = 0; n < 5; n++) facts.push(await recordFact());
  await Promise.all(facts.map((one) => deliverMail(one)));
  expect(mails).toHaveLength(2);
  expect(await roundsUntilAllLeft(facts, 300)).toBe(2);
  expect(new Set(mails).size).toBe(facts.length);
});

it("a mail that SES refuses for good is withheld, measured for the alarm on it, and a task of OEMM", async () => {
  vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
  const measured = measures();
  const refused = { name: "MessageRejected", $fault: "client", $metadata: { httpStatusCode: 400 } } as const;
  vi.spyOn(SESClient.prototype, "send").mockRejectedValue(
    new SESServiceException({ ...refused, message: "Message contains a virus" }),
  );
  expect((await queueDeliversAgain()).batchItemFailures).toEqual([]);
  expect(measured("MailWithheld")).toEqual([1]);
  expect((await loadMail(fact.about, fact.id))?.mail.state).toBe("withheld");
});

it("R-DAY-4: a mail that can't be composed is a task after some rounds, and is tried no more", async () => {
  const about = { kind: "file" as const, id: systemRuntime.newId("file") };
  // Its session does not exist.
  const broken = await record(candidateConvened.of(about.id, candidateConvened.example), about);
  await registerMail(broken, systemRuntime.now());
  vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
  const measured = measures();
  const lost = async () => (await openTasks()).filter((one) => one.about.id === about.id);
  for (let round = 1; round <= roundsTried; round++) {
    expect(await lost()).toEqual([]);
    await sendPending();
  }
  expect(await lost()).toMatchObject([{ kind: "convocation-bounced", mailId: broken.id }]);
  expect(measured("MailWithheld")).toEqual([1]);
  expect((await loadMail(about, broken.id))?.mail).toMatchObject({
    state: "withheld",
    failures: roundsTried,
  });
  expect((await listPendingMails(100, undefined)).entries.map(({ factId }) => factId)).not.toContain(
    broken.id,
  );
});

it("R-DATE-2: a reminder that an organisation may leave to the digest names the page for it, and that the day has passed does not", async () => {
  const centreId = "ctr_rappele";
  const described = { name: "Centre rappelé", email: "centre@example.org", address: "1 rue", city: "Lyon" };
  await commit([saveCentre(undefined, { ...described, id: centreId, version: 1 })]);
  const handed: string[] = [];
  vi.spyOn(SESClient.prototype, "send").mockImplementation(async ({ input }: { input: object }) => {
    handed.push(Buffer.from((input as SendRawEmailCommandInput).RawMessage?.Data ?? "").toString("latin1"));
    return { MessageId: `ses-${handed.length}` };
  });
  for (const moment of [30, "passed"] as const) {
    const told = { certification: "CMI", lastDay: "2030-12-31", moment, service: "vae" } as const;
    const about = { kind: "centre" as const, id: centreId };
    const due = approvalEndNotified.of(centreId, { ...told, to: { party: "centre", id: centreId } });
    await deliverMail(await record(due, about));
  }
  const heads = handed.map((bytes) => /^List-Unsubscribe: (.*)$/m.exec(bytes)?.[1]?.trim());
  expect(heads).toEqual(["<https://portail.example.org/account/reminders>", undefined]);
});
