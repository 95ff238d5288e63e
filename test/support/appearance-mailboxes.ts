import { Logger } from "@aws-lambda-powertools/logger";
import { SESClient, SESServiceException } from "@aws-sdk/client-ses";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, vi } from "vitest";
import { appearanceTold } from "../../events/concerned.ts";
import type { Fact, FactSubject } from "../../events/fact.ts";
import { appearancesChanged, candidateConvened, memberConvened } from "../../events/jury.ts";
import { handler as followAppearances } from "../../functions/jury/follow-appearances.ts";
import { leaseSeconds } from "../../functions/mail/deliver-mail.ts";
import { handler as sendMail } from "../../functions/mail/send-mail.ts";
import { handler as sendPending } from "../../functions/mail/send-pending.ts";
import { handler as tellConcerned } from "../../functions/mail/tell-concerned.ts";
import { systemActor } from "../../shared/domain/access/actor.ts";
import { longDate } from "../../shared/domain/french/wording.ts";
import { conveneSession } from "../../shared/domain/jury/convene.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import { addDays, addSeconds } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { saveCentre } from "../../shared/store/centres.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { readHistory, recordFacts } from "../../shared/store/facts.ts";
import { createFile } from "../../shared/store/files.ts";
import { listPendingMails, registerMail } from "../../shared/store/mails.ts";
import { saveMember } from "../../shared/store/members.ts";
import { createSession, loadSession, saveSession } from "../../shared/store/sessions.ts";
import { commit } from "../../shared/store/transaction.ts";
import { fileIn, testId } from "./files.ts";
import { member, planned } from "./jury-sessions.ts";
import { useTable } from "./table.ts";

const settings = {
  MAIL_FROM: "certifications@expediteur.example.org",
  MAIL_CONTACT: "oemm@example.org",
  PORTAL_URL: "https://portail.example.org",
  MAIL_CONFIGURATION_SET: "mails",
};

/**
 * Plays a session of a seed that changes all the time while its mails wait, for so many steps and then to the end, on the embedded
 * table, with the workers themselves. Gives what mailboxes say in the end that is not so; nothing if all is well.
 */
export function useAppearanceMailboxes(): (seed: number, steps: number) => Promise<string[]> {
  useTable();
  beforeAll(() => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
    vi.spyOn(Logger.prototype, "info").mockImplementation(() => undefined);
  });
  afterAll(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
  return (seed, steps) => new AppearanceMailboxes(seed).play(steps);
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32): those of fast-check lean to the extremes. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a worker does of a fact of the bus. */
const workers: Readonly<
  Record<string, ((event: SQSEvent, context: Context) => Promise<SQSBatchResponse>)[]>
> = {
  [appearancesChanged.type]: [followAppearances],
  [candidateConvened.type]: [sendMail, tellConcerned],
  [memberConvened.type]: [sendMail],
  [appearanceTold.type]: [sendMail],
};
const firstDay = "2099-03-02";

/** A session that changes all the time while its mails wait, and what stands in the mailboxes of its people in the end. */
class AppearanceMailboxes {
  readonly seed: number;
  readonly #random: () => number;
  readonly #id: (kind: string, n: number) => string;
  readonly #sessionId: string;
  readonly #members = [0, 1].map((n) => ({ n }));
  readonly #files = [0, 1].map((n) => ({ n }));
  #queue: { fact: Fact; work: (typeof workers)[string][number] }[] = [];
  #published = new Set<string>();
  #seconds = 0;
  #fault: "none" | "down" | "refused" | "answer-lost" = "none";
  /** Mails that SES took, in order. */
  readonly #taken: { to: string; bytes: Uint8Array; lost: boolean }[] = [];

  constructor(seed: number) {
    this.seed = seed;
    this.#random = randomFrom(seed);
    this.#id = (kind, n) => testId(kind, seed * 10 + n);
    this.#sessionId = this.#id("ses", 1);
    vi.spyOn(SESClient.prototype, "send").mockImplementation((command) => this.#send(command));
  }

  /** Plays `steps` of change, failure and delay, and then all that is left. Says what is wrong in mailboxes; nothing if all is well. */
  async play(steps: number): Promise<string[]> {
    await this.#settle();
    for (let step = 0; step < steps; step++) await this.#step();
    this.#fault = "none";
    for (let round = 0; round < 40; round++) {
      while (this.#queue.length > 0) await this.#deliver();
      this.#pass(leaseSeconds + 1);
      await sendPending();
      await this.#publish();
      const { entries } = await listPendingMails(1, undefined);
      if (entries.length === 0 && this.#queue.length === 0) return this.#faults();
    }
    return ["mails still wait"];
  }

  async #settle(): Promise<void> {
    const { members: _, ...session } = planned();
    const members = this.#members.map(({ n }) => ({
      ...member(n, n === 0 ? "employer" : "employee"),
      id: `jur_s${this.seed}_${n}`,
      email: this.#email("member", n),
    }));
    const centreId = `ctr_s${this.seed}`;
    const files = this.#files.map(({ n }) => {
      const person = { ...fileIn("scheduled").candidate, email: this.#email("candidate", n) };
      const candidate = { ...person, personId: this.#id("prs", n) };
      return fileIn("scheduled", { id: this.#id("file", n), candidate, centreId });
    });
    const slots = session.slots.map((slot, n) => ({ ...slot, fileId: this.#id("file", n) }));
    const before = { ...session, id: this.#sessionId, date: firstDay, members, slots } as JurySession;
    await commit([
      ...files.flatMap(createFile),
      ...members.map((one) => saveMember(undefined, one)),
      saveCentre(undefined, {
        ...{ id: centreId, version: 1, name: "Centre", email: this.#email("centre", 0) },
        ...{ address: "…", city: "Lyon" },
      }),
      ...createSession(before),
    ]);
    await this.#change(before, conveneSession(before, undefined, "2099-01-01"));
  }

  #email(who: string, n: number): string {
    return `${who}-${n}-s${this.seed}@example.org`;
  }

  async #change(before: JurySession, after: JurySession): Promise<void> {
    const fact = appearancesChanged.of(before.id, { before, after });
    const by = { actor: systemActor, at: systemRuntime.now(), runtime: systemRuntime };
    await commit([...saveSession(before, after), ...recordFacts([fact], by)]);
    await this.#publish();
  }

  /** The stream: new facts to the bus, their mails stored before. */
  async #publish(): Promise<void> {
    const histories: FactSubject[] = [
      { kind: "session", id: this.#sessionId },
      ...this.#files.map(({ n }) => ({ kind: "file" as const, id: this.#id("file", n) })),
    ];
    for (const about of histories)
      for await (const fact of everyEntry((cursor) => readHistory(about, 10, cursor))) {
        // Newest first.
        if (this.#published.has(fact.id)) break;
        this.#published.add(fact.id);
        const work = workers[fact.type] ?? [];
        if (work.includes(sendMail)) await registerMail(fact, systemRuntime.now());
        this.#queue.push(...work.map((one) => ({ fact, work: one })));
      }
  }

  async #step(): Promise<void> {
    const chance = this.#random();
    if (chance < 0.25) return this.#changeSession();
    if (chance < 0.6) return this.#deliver();
    if (chance < 0.75) {
      const faults = ["none", "none", "down", "refused", "answer-lost"] as const;
      this.#fault = faults[Math.floor(this.#random() * faults.length)] ?? "none";
      return;
    }
    this.#pass(Math.floor(this.#random() * leaseSeconds * 2));
    await sendPending();
    await this.#publish();
  }

  async #changeSession(): Promise<void> {
    const before = await loadSession(this.#sessionId);
    if (before?.state !== "convened") return;
    const sequence = before.sequence + 1;
    const chance = this.#random();
    if (chance < 0.04) return this.#change(before, { ...before, sequence, state: "cancelled" });
    const [place, url] = [{ kind: "remote" as const }, `https://visio.example.org/${sequence}`];
    if (chance < 0.35) return this.#change(before, { ...before, sequence, place: { ...place, url } });
    const date = addDays(firstDay, Math.floor(this.#random() * 3));
    if (chance < 0.7 || before.slots.length === 1) return this.#change(before, { ...before, sequence, date });
    return this.#change(before, { ...before, sequence, date, slots: before.slots.slice(1) });
  }

  /** A message of a queue, in no order, at times twice, at times to a worker that dies before it says that it is done. */
  async #deliver(): Promise<void> {
    const [next] = this.#queue.splice(Math.floor(this.#random() * this.#queue.length), 1);
    if (next === undefined) return;
    const body = JSON.stringify({ id: "1", "detail-type": next.fact.type, detail: next.fact });
    // A queue's message gives more than is read here.
    const event = { Records: [{ messageId: "1", body }] } as unknown as SQSEvent;
    const { batchItemFailures } = await next.work(event, {} as Context);
    if (batchItemFailures.length > 0 || this.#random() < 0.15) this.#queue.push(next);
    await this.#publish();
  }

  #pass(seconds: number): void {
    this.#seconds += seconds;
    vi.useFakeTimers({
      toFake: ["Date"],
      now: Date.parse(addSeconds("2027-01-04T09:00:00.000Z", this.#seconds)),
    });
  }

  async #send(command: { input: object }): Promise<{ MessageId: string }> {
    const { Destinations, RawMessage } = command.input as {
      Destinations: string[];
      RawMessage: { Data: Uint8Array };
    };
    const refused = { $fault: "server", $metadata: { httpStatusCode: 503 } } as const;
    if (this.#fault === "down") throw new SESServiceException({ ...refused, name: "Down", message: "down" });
    const unverified = "Email address is not verified.";
    if (this.#fault === "refused")
      throw new SESServiceException({ ...refused, name: "MessageRejected", message: unverified });
    this.#taken.push({
      to: Destinations[0] ?? "",
      bytes: RawMessage.Data,
      lost: this.#fault === "answer-lost",
    });
    // SES took it, and its sender died, or had no answer.
    if (this.#fault === "answer-lost") throw Object.assign(new Error("no answer"), { code: "ECONNRESET" });
    return { MessageId: `ses-${this.#taken.length}` };
  }

  /** What the last message of each mailbox says that is not so, and what is not there. */
  async #faults(): Promise<string[]> {
    const session = await loadSession(this.#sessionId);
    if (session === undefined) return ["no session"];
    const holds = session.state === "convened";
    const readers = [
      ...this.#members.map(({ n }) => ({ email: this.#email("member", n), appears: holds })),
      ...this.#files.map(({ n }) => ({
        email: this.#email("candidate", n),
        appears: holds && session.slots.some(({ fileId }) => fileId === this.#id("file", n)),
      })),
    ];
    const faults: string[] = [];
    for (const { email, appears } of readers) {
      const calendars = await Promise.all(this.#taken.filter(({ to }) => to === email).map(calendarOf));
      const last = calendars.at(-1);
      const sequences = calendars.map(({ sequence }) => sequence);
      if (sequences.some((sequence, n) => n > 0 && sequence < (sequences[n - 1] ?? 0)))
        faults.push(`${email}: sequences ${sequences.join()}`);
      // Twice at the documented moment alone: SES took it, and its sender never knew.
      const twice = calendars.filter(({ sequence }, n) =>
        calendars.slice(0, n).some((one) => one.sequence === sequence && !one.lost),
      );
      if (twice.length > 0) faults.push(`${email}: twice ${JSON.stringify(twice)}`);
      const place = session.place.kind === "remote" ? session.place.url : session.place.address;
      if (appears && (last?.method !== "REQUEST" || last.date !== session.date || last.place !== place))
        faults.push(`${email}: ${JSON.stringify(last)} instead of ${session.date} ${place}`);
      if (!appears && last !== undefined && last.method !== "CANCEL")
        faults.push(`${email}: is not told to stay`);
    }
    return [...faults, ...(await this.#faultsOfCentre(session))];
  }

  /** R-DAY-7: of each candidate, the day alone. */
  async #faultsOfCentre(session: JurySession): Promise<string[]> {
    const mails = await Promise.all(
      this.#taken
        .filter(({ to }) => to === this.#email("centre", 0))
        .map(async ({ bytes }) => PostalMime.parse(bytes)),
    );
    return this.#files.flatMap(({ n }) => {
      const last = mails.findLast(({ text = "" }) => text.includes(this.#id("file", n)));
      const appears =
        session.state === "convened" && session.slots.some(({ fileId }) => fileId === this.#id("file", n));
      const cancelled = last?.subject?.endsWith("annulée") ?? true;
      if (!appears) return cancelled ? [] : [`centre: still expects ${n}`];
      const says = last?.text?.includes(longDate(session.date)) === true && !cancelled;
      return says ? [] : [`centre: ${last?.subject} instead of ${session.date} for ${n}`];
    });
  }
}

async function calendarOf({ bytes, lost }: { bytes: Uint8Array; lost: boolean }) {
  const { attachments } = await PostalMime.parse(bytes);
  const held = attachments.find(({ mimeType }) => mimeType === "text/calendar");
  const text = new TextDecoder().decode(held?.content as ArrayBuffer).replaceAll("\r\n ", "");
  const value = (name: string) => new RegExp(`^${name}[^:]*:(.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
  // After those of the zone's rules.
  const day = /BEGIN:VEVENT[\s\S]*?^DTSTART[^:]*:(\d{4})(\d\d)(\d\d)/m.exec(text);
  return {
    lost,
    method: value("METHOD"),
    sequence: Number(value("SEQUENCE")),
    date: day?.slice(1).join("-"),
    place: value("LOCATION"),
  };
}
