import { AsyncLocalStorage } from "node:async_hooks";
import { Logger } from "@aws-lambda-powertools/logger";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SESClient, SESServiceException } from "@aws-sdk/client-ses";
import type { Context, SQSEvent } from "aws-lambda";
import { vi } from "vitest";
import { sesTagNames } from "../../../events/ses.ts";
import { handler as actOnDue } from "../../../functions/deadlines/act-on-due.ts";
import { handler as dailyRun } from "../../../functions/deadlines/daily-run.ts";
import { dueBatchType } from "../../../functions/deadlines/due-batch.ts";
import { handler as weeklyDigest } from "../../../functions/deadlines/weekly-digest.ts";
import { handler as publishFacts } from "../../../functions/events/publish-facts.ts";
import { handler as followDelivery } from "../../../functions/mail/follow-delivery.ts";
import { handler as sendMail } from "../../../functions/mail/send-mail.ts";
import { handler as sendPending } from "../../../functions/mail/send-pending.ts";
import { factsOfFolder } from "../../../infra/discover.ts";
import { listPendingMails } from "../../../shared/store/mails.ts";

/** The facts that make a mail. */
export const mailFacts = (await factsOfFolder("mail/mails")).map(({ type }) => type);

/** The process of a function died: nothing that it does afterwards has an effect. */
class ProcessDied extends Error {}

const processes = new AsyncLocalStorage<{ dead: boolean }>();

/** A mail that SES took. */
export interface TakenMail {
  to: string;
  factId: string;
  bytes: Uint8Array;
}

interface Message {
  body: string;
  visibleFrom: number;
  deliveries: number;
}

type Call = () => Promise<unknown>;
interface SentCommand {
  input: Record<string, unknown>;
}

/** What goes wrong, how often; numbers between 0 and 1. */
interface Weather {
  /** Chance that a call to the table, the bus or SES goes wrong, before or after it is done. */
  faults: number;
  /** Chance that a message is delivered twice. */
  doubles: number;
  /** Chance that what SES tells of a mail comes only after all else was tried. */
  lateEvents: number;
}

/**
 * AWS around the functions that send mails, in this process: the real handlers of the stream, the queues and the
 * schedules over the real table, with an event bus, queues and an SES that fail at any call. A function that dies at
 * a call has no effect after it: its later calls are refused.
 */
export class FaultyCloud {
  readonly taken: TakenMail[] = [];
  /** Mails of which SES told too late for the sender to know, by fact. */
  readonly toldLate = new Set<string>();
  faultsMet = 0;
  weather: Weather = { faults: 0, doubles: 0, lateEvents: 0 };
  /** SES takes nothing before. */
  sesDownUntil = 0;
  #faultsLeft = 0;
  readonly #random: () => number;
  /** Partitions of indexes that something was ever written to. */
  readonly #written = new Set<string>();
  #stream: object[] = [];
  readonly #queues = { due: [] as Message[], mail: [] as Message[], told: [] as Message[] };
  #late: Message[] = [];
  readonly #restores: (() => void)[] = [];

  constructor(random: () => number) {
    this.#random = random;
    this.#replace(DynamoDBClient.prototype, (call, command) => this.#table(call, command));
    this.#replace(EventBridgeClient.prototype, (_call, command) => this.#bus(command));
    this.#replace(SESClient.prototype, (_call, command) => this.#ses(command));
    // What goes wrong on purpose would fill the output.
    for (const level of ["error", "warn"] as const) {
      const silent = vi.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
      this.#restores.push(() => silent.mockRestore());
    }
  }

  /** Gives the clients back as they were. */
  remove(): void {
    for (const restore of this.#restores) restore();
  }

  /** At most so many faults from now on: what is tried again comes to its end. */
  allowFaults(count: number): void {
    this.#faultsLeft = count;
  }

  /** Does something as a function's process would: it may die at any call. Gives whether it came to its end. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    const process = { dead: false };
    try {
      await processes.run(process, work);
      return !process.dead;
    } catch (error) {
      if (process.dead || isFault(error)) return false;
      throw error;
    }
  }

  dailyRun(): Promise<void> {
    return this.#onSchedule(dailyRun);
  }

  weeklyDigest(): Promise<void> {
    return this.#onSchedule(weeklyDigest);
  }

  /** Twice at once at times; started again until one came to its end, as the scheduler does. */
  async #onSchedule(work: () => Promise<void>): Promise<void> {
    for (let done = false; !done; ) {
      const runs = this.#happens(0.25) ? [work, work] : [work];
      const ended = await Promise.all(runs.map((run) => this.attempt(run)));
      done = ended.some((one) => one);
    }
  }

  /** The messages of the daily run are lost on the way. */
  loseDueMessages(): void {
    this.#queues.due = [];
  }

  /** Plays the stream, the queues and the rounds until nothing is left to do; the clock goes on as far as it must. */
  async settle(options: { exceptDue?: boolean } = {}): Promise<void> {
    const awake =
      options.exceptDue === true ? (["mail", "told"] as const) : (["due", "mail", "told"] as const);
    for (;;) {
      if (this.#stream.length > 0) {
        await this.#publish();
        continue;
      }
      const ready = awake.filter((name) => this.#queues[name].some((one) => one.visibleFrom <= Date.now()));
      const name = ready[Math.floor(this.#random() * ready.length)];
      if (name !== undefined) {
        await this.#deliver(name);
        continue;
      }
      const waiting = awake.flatMap((queue) => this.#queues[queue].map((one) => one.visibleFrom));
      if (waiting.length > 0) {
        vi.setSystemTime(Math.min(...waiting));
        continue;
      }
      if ((await listPendingMails(1, undefined)).entries.length > 0) {
        vi.setSystemTime(Math.max(Date.now() + 5 * 60_000, this.#happens(0.5) ? this.sesDownUntil : 0));
        await this.attempt(async () => {
          await sendPending();
        });
        continue;
      }
      if (this.#late.length === 0) return;
      this.#queues.told.push(...this.#late);
      this.#late = [];
    }
  }

  async #publish(): Promise<void> {
    const records = this.#stream.slice(0, 50).map((NewImage, sequence) => ({
      dynamodb: { NewImage, SequenceNumber: String(sequence) },
    }));
    let ended: { batchItemFailures: { itemIdentifier: string }[] } | undefined;
    const came = await this.attempt(async () => {
      // The stream gives more than is read here.
      ended = await publishFacts({ Records: records } as unknown as Parameters<typeof publishFacts>[0]);
    });
    if (!came || ended === undefined) return;
    const failed = ended.batchItemFailures[0];
    this.#stream.splice(0, failed === undefined ? records.length : Number(failed.itemIdentifier));
  }

  /** Some messages of a queue to one function or several at once, in any order. */
  async #deliver(name: "due" | "mail" | "told"): Promise<void> {
    const queue = this.#queues[name];
    const ready = queue.filter((one) => one.visibleFrom <= Date.now());
    const picked = [0, 1, 2].map(() => ready[Math.floor(this.#random() * ready.length)]);
    const taken = [...new Set(picked)].filter((one) => one !== undefined);
    const copies = taken.flatMap((one) => (this.#happens(this.weather.doubles) ? [one, one] : [one]));
    const handlers = { due: actOnDue, mail: sendMail, told: followDelivery };
    await Promise.all(
      copies.map(async (message) => {
        message.deliveries += 1;
        const done = await this.attempt(async () => {
          const event = { Records: [{ messageId: "1", body: message.body }] } as unknown as SQSEvent;
          const { batchItemFailures } = await handlers[name](event, {} as Context);
          if (batchItemFailures.length > 0) throw new ProcessDied("not processed");
        });
        // A message of which any delivery succeeded is deleted.
        if (done) this.#queues[name] = this.#queues[name].filter((one) => one !== message);
        else message.visibleFrom = Date.now() + (name === "due" ? 360_000 : 120_000);
      }),
    );
    const stuck = taken.find(({ deliveries }) => deliveries > 200);
    if (stuck !== undefined) throw new Error(`a message of ${name} never succeeds: ${stuck.body}`);
  }

  async #table(call: Call, { input }: SentCommand): Promise<unknown> {
    const process = processes.getStore();
    if (process?.dead === true) throw new ProcessDied("dead");
    if (process !== undefined) this.#strike(process);
    for (const { gsi1pk } of itemsPutBy(input)) if (gsi1pk?.S !== undefined) this.#written.add(gsi1pk.S);
    const answer = this.#isOfNothing(input) ? { Items: [] } : await call();
    for (const image of itemsPutBy(input)) if (image["entity"]?.S === "fact") this.#stream.push(image);
    if (process !== undefined) this.#strike(process, true);
    return answer;
  }

  /** Whether a query reads what nothing was ever written to: most that daily runs read, so that years take seconds. */
  #isOfNothing(input: SentCommand["input"]): boolean {
    const values = input["ExpressionAttributeValues"] as { ":pk"?: { S: string } } | undefined;
    const read = values?.[":pk"]?.S;
    return input["IndexName"] === "gsi1" && read !== undefined && !this.#written.has(read);
  }

  async #bus({ input }: SentCommand): Promise<unknown> {
    const process = processes.getStore();
    if (process === undefined || process.dead) throw new ProcessDied("dead");
    this.#strike(process);
    const entries = input["Entries"] as { DetailType: string; Detail: string }[];
    const refused = this.#fault() ? Math.floor(this.#random() * entries.length) : entries.length;
    for (const { DetailType, Detail } of entries.slice(0, refused)) this.#route(DetailType, Detail);
    this.#strike(process, true);
    return {
      Entries: entries.map((_, index) => (index < refused ? {} : { ErrorCode: "ThrottlingException" })),
    };
  }

  #route(type: string, detail: string): void {
    const body = JSON.stringify({ id: "1", "detail-type": type, detail: JSON.parse(detail) });
    const message = () => ({ body, visibleFrom: 0, deliveries: 0 });
    const queue = type === dueBatchType ? this.#queues.due : this.#queues.mail;
    if (type !== dueBatchType && !mailFacts.includes(type)) return;
    queue.push(message(), ...(this.#happens(this.weather.doubles) ? [message()] : []));
  }

  async #ses({ input }: SentCommand): Promise<unknown> {
    const process = processes.getStore();
    if (process === undefined || process.dead) throw new ProcessDied("dead");
    if (Date.now() < this.sesDownUntil) throw this.#happens(0.5) ? throttled() : unavailable();
    if (this.#fault()) throw this.#happens(0.5) ? throttled() : unavailable();
    this.#strike(process);
    const asked = input as unknown as {
      Destinations: [string];
      RawMessage: { Data: Uint8Array };
      Tags: { Name: string; Value: string }[];
    };
    const factId = asked.Tags.find(({ Name }) => Name === sesTagNames.factId)?.Value ?? "";
    const MessageId = `ses-${this.taken.length + 1}`;
    this.taken.push({ to: asked.Destinations[0], factId, bytes: asked.RawMessage.Data });
    const timestamp = new Date().toISOString();
    const tags = Object.fromEntries(asked.Tags.map(({ Name, Value }) => [Name, [Value]]));
    const detail = {
      eventType: "Delivery",
      mail: { messageId: MessageId, destination: asked.Destinations, tags, timestamp },
      delivery: { timestamp },
    };
    const told = {
      body: JSON.stringify({ id: "1", "detail-type": "Email Delivered", detail }),
      visibleFrom: 0,
    };
    const late = this.#happens(this.weather.lateEvents);
    if (late) this.toldLate.add(factId);
    (late ? this.#late : this.#queues.told).push({ ...told, deliveries: 0 });
    this.#strike(process, true);
    return { MessageId };
  }

  /** The process dies here, or the call fails and the process goes on; `done` when the call has had its effect. */
  #strike(process: { dead: boolean }, done = false): void {
    if (!this.#fault()) return;
    if (this.#happens(0.6)) {
      process.dead = true;
      throw new ProcessDied("died");
    }
    throw Object.assign(new Error("no answer"), {
      code: done || this.#happens(0.5) ? "ECONNRESET" : "ECONNREFUSED",
    });
  }

  #fault(): boolean {
    if (this.#faultsLeft === 0 || !this.#happens(this.weather.faults)) return false;
    this.#faultsLeft -= 1;
    this.faultsMet += 1;
    return true;
  }

  #happens(chance: number): boolean {
    return this.#random() < chance;
  }

  #replace(prototype: object, by: (call: Call, command: SentCommand) => Promise<unknown>): void {
    const own = Object.getOwnPropertyDescriptor(prototype, "send");
    const send = Reflect.get(prototype, "send") as (...given: unknown[]) => Promise<unknown>;
    Object.defineProperty(prototype, "send", {
      configurable: true,
      writable: true,
      value(this: unknown, command: SentCommand, ...rest: unknown[]) {
        return by(() => send.call(this, command, ...rest), command);
      },
    });
    this.#restores.push(() => {
      if (own === undefined) Reflect.deleteProperty(prototype, "send");
      else Object.defineProperty(prototype, "send", own);
    });
  }
}

function isFault(error: unknown): boolean {
  if (error instanceof ProcessDied) return true;
  if (!(error instanceof Error)) return false;
  return "code" in error || error.message.startsWith("the bus refused");
}

const failed = (name: string, status: number) =>
  new SESServiceException({ name, $fault: "client", $metadata: { httpStatusCode: status }, message: name });
const throttled = () => failed("Throttling", 400);
const unavailable = () => failed("ServiceUnavailable", 503);

/** The items that a transaction puts; the table's stream shows the facts among them. */
function itemsPutBy(input: SentCommand["input"]): Record<string, { S?: string }>[] {
  const items = (input["TransactItems"] ?? []) as { Put?: { Item: Record<string, { S?: string }> } }[];
  return items.flatMap(({ Put }) => (Put === undefined ? [] : [Put.Item]));
}
