import { BatchWriteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import PostalMime from "postal-mime";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { saveWatermark } from "../../../shared/store/deadline-runs.ts";
import { table } from "../../../shared/store/table.ts";
import { useTable } from "../../support/table.ts";
import { FaultyCloud, mailFacts, type TakenMail } from "./faulty-cloud.ts";
import { daysAfter, MailboxModel } from "./mailbox-model.ts";
import * as world from "./simulated-world.ts";

/**
 * Simulated years of deadlines, mailbox by mailbox against an independent model: six years usually, ten with
 * `SIMULATIONS`. A run is a seed:
 * `SIMULATIONS=200 npx vitest run test/longer/deadlines/simulated-mailboxes.test.ts` plays so many of them,
 * with every run of every day, `SIMULATIONS=1 SIMULATION_SEED=42 …` plays that one again.
 */
const simulations = Number(process.env["SIMULATIONS"] ?? 1);
/**
 * In the usual suite facts don’t race with runs, and months in which nothing is due or happens are not read day by day:
 * their runs find nothing.
 */
const everyDay = process.env["SIMULATIONS"] !== undefined;
const firstSeed = Number(process.env["SIMULATION_SEED"] ?? 1);

useTable();

const settings = {
  BUS_NAME: "facts",
  MAIL_FROM: "oemm@expediteur.example.org",
  MAIL_CONTACT: "oemm@example.org",
  PORTAL_URL: "https://portail.example.org",
  MAIL_CONFIGURATION_SET: "mails",
  FACT_TYPES: mailFacts.join(" "),
};
const totals = { runs: 0, days: 0, files: 0, facts: 0, mails: 0, faults: 0, repeated: 0 };
let cloud: FaultyCloud | undefined;

beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterEach(async () => {
  cloud?.remove();
  vi.useRealTimers();
  await emptyTable();
});
afterAll(() => {
  vi.unstubAllEnvs();
  if (process.env["SIMULATIONS"] !== undefined) console.log(JSON.stringify(totals));
});

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

/** The instant of an hour of the clock in Paris: 2:30 does not exist, or exists twice, on the days that change it. */
function inParis(day: string, time: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime("Europe/Paris").epochMilliseconds;
}

async function emptyTable(): Promise<void> {
  const { client, name } = table();
  for (;;) {
    const { Items = [] } = await client.send(
      new ScanCommand({ TableName: name, ProjectionExpression: "pk, sk", Limit: 25 }),
    );
    if (Items.length === 0) return;
    const deletes = Items.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } as never } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: deletes } }));
  }
}

const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
  " ",
);

/** The month of « mars 2027 », as `2027-03`. */
function monthOf(name: string | undefined, year: string | undefined): string {
  return `${year}-${String(months.indexOf(name ?? "") + 1).padStart(2, "0")}`;
}

/** What a digest says: its months, and the kinds of what ends in each. */
function readDigest(text: string): string {
  const nouns: [RegExp, string][] = [
    [/agrément/, "centre-approval"],
    [/à convoquer/, "convocation-notice"],
    [/premiers? jury/, "first-jury"],
    [/validation/, "partial-validation"],
  ];
  const lines = text.matchAll(/^- (\S+) (\d{4}) : (.*)$/gm);
  const told = [...lines].map(([, month, year, counts = ""]) => {
    const kinds = nouns.flatMap(([noun, kind]) => {
      const counted = counts.split(", ").find((one) => noun.test(one));
      return Array.from({ length: Number.parseInt(counted ?? "0", 10) }, () => kind);
    });
    return `${monthOf(month, year)} ${kinds.join(", ")}`;
  });
  return `digest | ${told.join("; ")}`;
}

/** What a reminder or a notice says: its kind, and its last day. */
function readNotice(subject: string, text: string): string {
  const kinds: [RegExp, string][] = [
    [/premier jury/i, "first-jury"],
    [/caduque/, "first-jury passed"],
    [/domaines acquis.*, valables/i, "partial-validation"],
    [/domaines acquis.*, échus/i, "partial-validation passed"],
    [/agrément.* prend fin/, "centre-approval"],
    [/agrément.* a pris fin/, "centre-approval passed"],
  ];
  const what = kinds.find(([pattern]) => pattern.test(subject))?.[1] ?? `unknown: ${subject}`;
  const said = /(?:Dernier jour[^:]*:|jusqu’au)\s+(\d+)(?:er)? (\S+) (\d{4})/.exec(text);
  return `${what} | ${monthOf(said?.[2], said?.[3])}-${said?.[1]?.padStart(2, "0")}`;
}

/** What a mail says, as the model tells it: `to | day of its decision | what`. */
async function read({ to, bytes }: TakenMail): Promise<string> {
  const { subject = "", text = "", date = "" } = await PostalMime.parse(bytes);
  const plain = text.replaceAll("\u00a0", " ");
  const what = subject.startsWith("Échéances à venir") ? readDigest(plain) : readNotice(subject, plain);
  const on = Temporal.Instant.from(new Date(date).toISOString())
    .toZonedDateTimeISO("Europe/Paris")
    .toPlainDate();
  return `${to} | ${on} | ${what}`;
}

function told(model: MailboxModel): string[] {
  return model.mails.map(({ to, on, what }) => `${to}@example.org | ${on} | ${what}`).sort();
}

/** Something that happens on a day, to the product and to the model. */
interface Happening {
  day: string;
  product: (today: string) => Promise<void>;
  model: (model: MailboxModel, today: string) => void;
  /** May happen at the very time of a run: it comes before or after it. */
  mayRace: boolean;
}

const years = everyDay ? 10 : 6;
const companies = ["cmp_un_exemple", "cmp_deux_exemple"];
const centres = ["ctr_un_exemple", "ctr_deux_exemple"];

describe("R-DATE-2, R-DATE-3, R-DATE-4: each mailbox over simulated years", () => {
  it.each(Array.from({ length: simulations }, (_, n) => firstSeed + n))(
    "zero lost, zero sent twice, through crashes, repetitions, missed runs and changes (seed %i)",
    async (seed) => {
      const random = randomFrom(seed);
      const play = new Simulation(seed, random);
      await play.run();
    },
    600_000,
  );
});

class Simulation {
  readonly #random: () => number;
  readonly #start: string;
  readonly #end: string;
  readonly #cloud: FaultyCloud;
  #model = new MailboxModel();
  #happenings: Happening[] = [];
  #read = 0;
  /** Nothing was left undone by the last run. */
  #settled = true;
  readonly #received: string[] = [];
  readonly #byFact = new Map<string, string>();

  constructor(seed: number, random: () => number) {
    this.#random = random;
    this.#start = ["2024-02-27", "2026-10-20", "2027-03-20", "2030-12-28"][seed % 4] ?? "2027-03-20";
    this.#end = daysAfter(this.#start, 365 * years + 3);
    this.#cloud = new FaultyCloud(randomFrom(seed + 1_000_000));
    cloud = this.#cloud;
    // Every second run: what SES tells may come too late to spare a mail whose sender died a repetition.
    this.#cloud.weather = { faults: 0.03, doubles: 0.2, lateEvents: seed % 2 === 0 ? 0.3 : 0 };
  }

  async run(): Promise<void> {
    vi.useFakeTimers({ toFake: ["Date"], now: inParis(this.#start, "00:30") });
    await saveWatermark(this.#start);
    await this.#settleWorld();
    totals.runs += 1;
    let day = this.#start;
    while (day < this.#end) {
      day = await this.#nextDay(day);
      await this.#playDay(day);
    }
    // Schedules work again at last: what is still due is caught up.
    await this.#playRun(daysAfter(day, 1), []);
    expect(this.#received.sort()).toEqual(told(this.#model));
    totals.mails += this.#received.length;
    totals.faults += this.#cloud.faultsMet;
  }

  /** The next day on which something happens or is due, at times days or weeks later: runs were missed. */
  async #nextDay(day: string): Promise<string> {
    const next = daysAfter(day, 1);
    const due = this.#model.daysToCome(next)[0];
    const happens = this.#happenings[0]?.day;
    const soonest =
      [due, happens, this.#end].filter((one) => one !== undefined && one > day).sort()[0] ?? next;
    const quietUntil = daysAfter(soonest, -1);
    if (!everyDay && this.#settled && !this.#model.awaitsOutcome && quietUntil > day)
      await saveWatermark(quietUntil);
    const chance = this.#random();
    if (chance < 0.6) return soonest;
    if (chance < 0.7) return next;
    return daysAfter(soonest, this.#whole(chance < 0.9 ? 4 : 25));
  }

  async #playDay(day: string): Promise<void> {
    totals.days += 1;
    const due = this.#happenings.filter((one) => one.day <= day);
    this.#happenings = this.#happenings.filter((one) => one.day > day);
    // In the usual suite nothing does: a race has more ends than the model's two orders, now and then.
    const racing = everyDay ? due.filter(({ mayRace }) => mayRace && this.#happens(0.5)).slice(0, 1) : [];
    // In the small hours, before the run: the date in Paris is not that of UTC.
    vi.setSystemTime(inParis(day, ["00:10", "02:30", "05:00"][this.#whole(3)] ?? "00:10"));
    for (const one of due.filter((other) => !racing.includes(other))) {
      await one.product(day);
      one.model(this.#model, day);
      totals.facts += 1;
    }
    await this.#playRun(day, racing);
  }

  async #playRun(day: string, racing: readonly Happening[]): Promise<void> {
    vi.setSystemTime(Math.max(Date.now(), inParis(day, this.#happens(0.9) ? "05:30" : "11:59")));
    if (this.#happens(0.15)) this.#cloud.sesDownUntil = Date.now() + this.#whole(8) * 3_600_000;
    this.#cloud.allowFaults(10);
    const fate = this.#random();
    await this.#cloud.dailyRun();
    this.#settled = false;
    if (fate < 0.08 && racing.length === 0 && day < this.#end) {
      // Nothing of what was handed over arrives, or only with the next run: it must be found again.
      if (fate < 0.05) this.#cloud.loseDueMessages();
      await this.#cloud.settle({ exceptDue: true });
      return;
    }
    if (this.#happens(0.1)) await this.#cloud.dailyRun();
    await Promise.all([
      this.#cloud.settle(),
      ...racing.map(async (one) => {
        await one.product(day);
        totals.facts += 1;
      }),
    ]);
    await this.#cloud.settle();
    await this.#readNew();
    const sent = [...this.#received].sort();
    const ends = this.#ends(day, racing);
    this.#model = ends.find((end) => same(sent, told(end))) ?? ends[0] ?? this.#model;
    expect(sent).toEqual(told(this.#model));
    if (this.#happens(0.1)) {
      await this.#cloud.weeklyDigest();
      await this.#cloud.settle();
      await this.#readNew();
      this.#model.digest(day, [...companies, ...centres]);
      expect([...this.#received].sort()).toEqual(told(this.#model));
    }
    // What raced with the run may have left something to the next one.
    this.#settled = racing.length === 0;
  }

  /** The worlds after a run; a fact that raced with it came before it, after it, or before what it did again. */
  #ends(day: string, racing: readonly Happening[]): MailboxModel[] {
    const run = (model: MailboxModel) => model.run(day);
    const facts = (model: MailboxModel) => {
      for (const one of racing) one.model(model, day);
    };
    const orders =
      racing.length === 0
        ? [[run]]
        : [
            [facts, run],
            [run, facts],
            [run, facts, run],
          ];
    return orders.map((steps) => {
      const end = this.#model.copy();
      for (const step of steps) step(end);
      return end;
    });
  }

  /** What came into the mailboxes; a mail that is there twice is a fault, unless no process could know that it had left. */
  async #readNew(): Promise<void> {
    for (const mail of this.#cloud.taken.slice(this.#read)) {
      const content = await read(mail);
      if (this.#byFact.get(mail.factId) === content && this.#cloud.toldLate.has(mail.factId)) {
        totals.repeated += 1;
        continue;
      }
      this.#byFact.set(mail.factId, content);
      this.#received.push(content);
    }
    this.#read = this.#cloud.taken.length;
  }

  async #settleWorld(): Promise<void> {
    for (const id of [...companies, ...centres]) await world.settleParty(id, `${id}@example.org`);
    for (const id of [...companies, ...centres, "oemm"])
      for (let n = 0; n < 2; n++) this.#chooses(id, this.#someDay(), this.#happens(0.5));
    for (let n = 0; n < (everyDay ? 8 : 4); n++) this.#livesOfFile(n);
    for (const centre of centres) this.#livesOfApprovals(centre);
    for (let n = 0; n < (everyDay ? 6 : 2); n++) this.#livesOfSession();
    this.#happenings.sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  #chooses(party: string, day: string, digestOnly: boolean): void {
    this.#add(
      day,
      () => world.chooseReminders(party, digestOnly),
      (model) => model.choose(party, digestOnly),
    );
  }

  #livesOfFile(n: number): void {
    totals.files += 1;
    // Lower case: an address is written so.
    const id = systemRuntime.newId("file");
    const name = id.toLowerCase();
    const path = n % 4 === 3 ? ("vae" as const) : ("training" as const);
    const partyId = (path === "vae" ? centres : companies)[this.#whole(2)] ?? "";
    const begun = n % 4 === 0 ? leapDayAfter(this.#start) : this.#someDay(0.6);
    this.#add(
      begun,
      (today) => world.enrol(id, path, { email: `${name}@example.org`, partyId, today }),
      (model, today) => model.enrol(name, path, partyId, today),
    );
    let day = begun;
    const fate = path === "vae" ? 0.9 : this.#random();
    if (fate < 0.25) return;
    if (fate < 0.45) {
      this.#add(
        daysAfter(day, this.#whole(1090)),
        (today) => world.withdraw(id, today),
        (model) => model.withdraw(name),
        true,
      );
      return;
    }
    for (let n = 0; n < 3; n++) {
      // Around the last day, or long before it.
      day = daysAfter(day, n === 0 && this.#happens(0.5) ? 1070 + this.#whole(25) : 100 + this.#whole(1600));
      this.#appearance(id, name, day, this.#happens(0.25));
      day = daysAfter(day, 60);
    }
  }

  /** A session hears a file: it is booked, and weeks later its outcome is signed. */
  #appearance(id: string, name: string, day: string, isAbsent: boolean): void {
    let booked = false;
    const wanted = this.#happens(0.25) ? ("all" as const) : this.#whole(4);
    this.#add(
      day,
      async () => {
        const state = this.#model.stateOf(name);
        booked = state === "enrolled" || state === "decided";
        if (booked) await world.schedule(id);
      },
      (model) => {
        if (booked) model.schedule(name);
      },
    );
    let signed: world.Outcome = { granted: [], whole: false };
    this.#add(
      daysAfter(day, 1 + this.#whole(40)),
      async (today) => {
        if (!booked) return;
        if (isAbsent) await world.absent(id);
        else signed = await world.decide(id, today, wanted);
      },
      (model, today) => {
        if (!booked) return;
        if (isAbsent) model.absent(name);
        else model.decide(name, today, signed);
      },
    );
    if (this.#happens(0.3)) this.#correction(id, name, daysAfter(day, 41 + this.#whole(60)));
  }

  /** The last sheet of a file that is between two sessions is corrected. */
  #correction(id: string, name: string, day: string): void {
    const wanted = this.#happens(0.25) ? ("all" as const) : this.#whole(4);
    let corrected: world.Outcome | undefined;
    this.#add(
      day,
      async () => {
        const state = this.#model.stateOf(name);
        const between = state === "decided" || state === "certified";
        corrected = between ? await world.correct(id, wanted) : undefined;
      },
      (model, today) => {
        if (corrected !== undefined) model.correct(name, today, corrected);
      },
      true,
    );
  }

  #livesOfApprovals(centre: string): void {
    for (const service of ["training", "vae"] as const) {
      let from = this.#someDay(0.3);
      for (let n = 0; n < (everyDay ? 3 : 2); n++) {
        const until = daysAfter(from, 200 + this.#whole(900));
        const begins = from;
        this.#approves(centre, service, begins, until, daysAfter(begins, -this.#whole(60)));
        const fate = this.#random();
        // Cut short, withdrawn with a day that is past, or prolonged.
        if (fate < 0.6) {
          const day = daysAfter(until, -this.#whole(200));
          const cut = daysAfter(day, fate < 0.2 ? 20 : fate < 0.4 ? -1 - this.#whole(10) : 300);
          if (cut >= begins) this.#approves(centre, service, begins, cut, day);
        }
        from = daysAfter(until, this.#happens(0.6) ? 1 : 1 + this.#whole(90));
      }
    }
  }

  #approves(centre: string, service: "training" | "vae", from: string, until: string, day: string): void {
    this.#add(
      day < this.#start ? this.#start : day,
      (today) => world.approve(centre, { certification: "CMI", service, from, until }, today),
      (model, today) => model.approve(centre, { scope: service, from, until }, today),
      true,
    );
  }

  #livesOfSession(): void {
    const id = systemRuntime.newId("ses");
    const day = this.#someDay();
    const date = daysAfter(day, 10 + this.#whole(60));
    this.#add(
      day,
      (today) => world.planSession(id, date, today),
      (model, today) => model.plan(id, date, today),
    );
    let later = day;
    for (let n = 0; n < 2; n++) {
      later = daysAfter(later, 1 + this.#whole(25));
      const fate = this.#random();
      const moved = daysAfter(later, 5 + this.#whole(50));
      if (fate < 0.4)
        this.#add(
          later,
          (today) => world.changeSession(id, { date: moved }, today),
          (model, today) => model.move(id, moved, today),
          true,
        );
      else if (fate < 0.8)
        this.#add(
          later,
          (today) => world.changeSession(id, fate < 0.6 ? "convene" : "cancel", today),
          (model) => model.settle(id),
          true,
        );
    }
  }

  #add(day: string, product: Happening["product"], model: Happening["model"], mayRace = false): void {
    this.#happenings.push({ day, product, model, mayRace });
  }

  /** A day of the simulation, or of its first part; now and then one on which Paris changes its clock. */
  #someDay(part = 1): string {
    const day = daysAfter(this.#start, this.#whole(365 * years * part));
    return this.#happens(0.2) ? clockChangeAfter(day) : day;
  }

  #happens(chance: number): boolean {
    return this.#random() < chance;
  }

  #whole(below: number): number {
    return Math.floor(this.#random() * below);
  }
}

function leapDayAfter(day: string): string {
  for (let year = Number(day.slice(0, 4)); ; year++) {
    const leap = `${year}-02-29`;
    if (year % 4 === 0 && leap > day) return leap;
  }
}

/** The last Sunday of March or October that follows. */
function clockChangeAfter(day: string): string {
  for (let one = day; ; one = daysAfter(one, 1)) {
    const date = new Date(`${one}T12:00:00Z`);
    if ([2, 9].includes(date.getUTCMonth()) && date.getUTCDate() > 24 && date.getUTCDay() === 0) return one;
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
