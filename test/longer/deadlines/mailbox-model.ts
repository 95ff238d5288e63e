/**
 * What each mailbox must hold, told from the rules alone (R-TRN-2, R-JURY-6, R-JURY-10, R-CTR-1, R-DATE-1..4): plain
 * dates and lists, and nothing of the product. It knows of no crash: these mails arrive.
 *
 * One thing it can't promise: where SES took a mail, its answer was lost, and its event did not come before the next
 * attempt, no process knows that the mail left, and it leaves again rather than not at all (decision 12). The simulator
 * tells which mails those are; each of them still has to arrive.
 */

/** A day, `YYYY-MM-DD`. */
type Day = string;

type WatchedKind = "first-jury" | "partial-validation" | "centre-approval" | "convocation-notice";

/** A mail of a mailbox. */
interface ExpectedMail {
  to: string;
  /** The day of the run that decided it. */
  on: Day;
  /** A kind of deadline, `passed` where it did, and its last day; or a digest and what it counts. */
  what: string;
}

export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** R-DATE-1: the same day of the month, or the last one where there is none. */
export function yearsAfter(day: Day, years: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
}

interface Watch {
  kind: WatchedKind;
  lastDay: Day;
  /** What fell due up to this day was dealt with. */
  since: Day;
  state: "open" | "closed" | "passed";
  follower: string | undefined;
}

/** What a sheet grants, and whether the whole CQP is held by it. */
interface Decided {
  granted: readonly string[];
  whole: boolean;
}

interface FollowedFile {
  follower: string;
  state: "enrolled" | "scheduled" | "decided" | "certified" | "lapsed" | "withdrawn";
  appeared: boolean;
  first: Watch | undefined;
  sheets: { watch: Watch; validUntil: Day; domains: readonly string[] }[];
  /** The day of the last decision, and whether the last of the sheets is what it granted. */
  decided: { on: Day; granted: boolean } | undefined;
}

interface Approved {
  scope: string;
  from: Day;
  until: Day;
  watch: Watch | undefined;
}

interface Model {
  files: Record<string, FollowedFile>;
  approvals: Record<string, Approved[]>;
  sessions: Record<string, { date: Day; planned: boolean; watch: Watch }>;
  digestOnly: string[];
  /** Parties and weeks of the digests that were issued. */
  digests: string[];
  mails: ExpectedMail[];
}

const oemm = "oemm";
/** The centre of those whom companies enrol, which is told that their time has passed. */
export const centreOfTraining = "ctr_un_exemple";
const remindersOf = (kind: WatchedKind) => (kind === "convocation-notice" ? [7, 1] : [180, 90, 30, 7]);

function watch(kind: WatchedKind, lastDay: Day, since: Day, follower?: string): Watch {
  return { kind, lastDay, since, state: "open", follower };
}

/** A session too near to be convened in time: that it is late is still to be told. */
function convocation(date: Day, today: Day): Watch {
  const lastDay = daysAfter(date, -15);
  return watch("convocation-notice", lastDay, lastDay < today ? lastDay : today);
}

function close(held: Watch | undefined): void {
  if (held?.state === "open") held.state = "closed";
}

/** The expected mailboxes of a simulated world; facts and runs are told in the order in which they happen. */
export class MailboxModel {
  readonly #state: Model;

  constructor(
    state: Model = { files: {}, approvals: {}, sessions: {}, digestOnly: [], digests: [], mails: [] },
  ) {
    this.#state = state;
  }

  /** The same world, whose future may differ. */
  copy(): MailboxModel {
    return new MailboxModel(structuredClone(this.#state));
  }

  get mails(): readonly ExpectedMail[] {
    return this.#state.mails;
  }

  stateOf(fileId: string): FollowedFile["state"] | undefined {
    return this.#state.files[fileId]?.state;
  }

  /** Whether a candidate is to be heard: the passing of a last day may then wait from run to run. */
  get awaitsOutcome(): boolean {
    return Object.values(this.#state.files).some(({ state }) => state === "scheduled");
  }

  choose(party: string, digestOnly: boolean): void {
    this.#state.digestOnly = this.#state.digestOnly.filter((one) => one !== party);
    if (digestOnly) this.#state.digestOnly.push(party);
  }

  enrol(fileId: string, path: "training" | "vae", follower: string, today: Day): void {
    const first =
      path === "training" ? watch("first-jury", yearsAfter(today, 3), today, follower) : undefined;
    this.#state.files[fileId] = {
      follower,
      state: "enrolled",
      appeared: false,
      first,
      sheets: [],
      decided: undefined,
    };
  }

  schedule(fileId: string): void {
    this.#file(fileId).state = "scheduled";
  }

  absent(fileId: string): void {
    this.#file(fileId).state = "enrolled";
  }

  withdraw(fileId: string): void {
    const file = this.#file(fileId);
    if (file.state !== "enrolled") return;
    file.state = "withdrawn";
    close(file.first);
  }

  /** A decision: what was granted before stays, what it grants begins; the whole CQP ends everything. */
  decide(fileId: string, today: Day, given: Decided): void {
    const file = this.#file(fileId);
    file.state = given.whole ? "certified" : "decided";
    file.appeared = true;
    close(file.first);
    if (given.whole) for (const { watch: held } of file.sheets) close(held);
    this.#grant(file, today, today, given);
  }

  /** What the last decision granted is taken back, and its correction takes its place, as of the day of the decision. */
  correct(fileId: string, today: Day, given: Decided): void {
    const file = this.#file(fileId);
    if (file.decided === undefined) throw new Error(`nothing was decided on ${fileId}`);
    const wasWhole = file.state === "certified";
    file.state = given.whole ? "certified" : "decided";
    if (file.decided.granted) close(file.sheets.pop()?.watch);
    for (const sheet of file.sheets) {
      if (given.whole) close(sheet.watch);
      else if (wasWhole && sheet.validUntil >= today)
        sheet.watch = watch("partial-validation", sheet.validUntil, today, file.follower);
    }
    this.#grant(file, file.decided.on, today, given);
  }

  #grant(file: FollowedFile, on: Day, today: Day, given: Decided): void {
    const granted = given.granted.length > 0 && !given.whole;
    file.decided = { on, granted };
    if (!granted) return;
    const validUntil = yearsAfter(on, 5);
    const held = watch("partial-validation", validUntil, today, file.follower);
    file.sheets.push({ watch: held, validUntil, domains: given.granted });
  }

  /** A decision on an approval replaces the one of the same scope that begins on the same day. */
  approve(centre: string, given: { scope: string; from: Day; until: Day }, today: Day): void {
    this.#state.approvals[centre] ??= [];
    const all = this.#state.approvals[centre];
    const same = all.find(({ scope, from }) => scope === given.scope && from === given.from);
    if (same === undefined) all.push({ ...given, watch: undefined });
    else same.until = given.until;
    for (const one of all) {
      const { watch: held, scope, from, until } = one;
      const renewed = all.some(
        (other) =>
          other.scope === scope &&
          other.from !== from &&
          other.from <= daysAfter(until, 1) &&
          (other.until > until || (other.until === until && other.from > from)),
      );
      if (renewed) close(held);
      else if (held?.lastDay === until && held.state !== "closed") continue;
      else if (until >= today) one.watch = watch("centre-approval", until, today, centre);
      // Cut short to a day that is past: that it ended is still to be told.
      else if (held?.state === "open") one.watch = watch("centre-approval", until, until, centre);
    }
  }

  plan(sessionId: string, date: Day, today: Day): void {
    this.#state.sessions[sessionId] = { date, planned: true, watch: convocation(date, today) };
  }

  move(sessionId: string, date: Day, today: Day): void {
    const session = this.#state.sessions[sessionId];
    if (session === undefined || !session.planned || session.date === date) return;
    session.date = date;
    session.watch = convocation(date, today);
  }

  /** Convened or cancelled: nothing is left to convene. */
  settle(sessionId: string): void {
    const session = this.#state.sessions[sessionId];
    if (session === undefined || !session.planned) return;
    session.planned = false;
    close(session.watch);
  }

  /** R-DATE-2: a run sends the latest moment that came due of each, and no other. */
  run(today: Day): void {
    for (const file of Object.values(this.#state.files)) {
      const lapsed = this.#runOn(file.first, today, file.state === "scheduled", this.#candidateOf(file));
      if (lapsed) file.state = "lapsed";
      for (const [index, { watch: held, domains }] of file.sheets.entries()) {
        const later = file.sheets.slice(index + 1).flatMap((sheet) => sheet.domains);
        // What expired unsaid, and was granted again since, is not told.
        if (domains.every((code) => later.includes(code))) close(held);
        this.#runOn(held, today, false, this.#candidateOf(file));
      }
    }
    for (const one of Object.values(this.#state.approvals).flat()) this.#runOn(one.watch, today, false);
    for (const session of Object.values(this.#state.sessions)) this.#runOn(session.watch, today, false);
  }

  /** Once a week each party is told what ends in the seven months that begin with this one, if anything does. */
  digest(today: Day, parties: readonly string[]): void {
    const week = daysAfter(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
    const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
    const months = Array.from({ length: 7 }, (_, n) =>
      new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 7),
    );
    for (const party of [oemm, ...parties]) {
      const coming = this.#open().filter(({ follower }) => party === oemm || follower === party);
      const told = months.flatMap((one) => {
        const kinds = coming.filter(({ lastDay }) => lastDay.startsWith(one)).map(({ kind }) => kind);
        return kinds.length === 0 ? [] : `${one} ${kinds.sort().join(", ")}`;
      });
      if (told.length === 0 || this.#state.digests.includes(`${party} ${week}`)) continue;
      this.#state.digests.push(`${party} ${week}`);
      this.#mail(party, today, `digest | ${told.join("; ")}`);
    }
  }

  /** Every day from `from` on which something may come due, for a simulator that looks for the days that matter. */
  daysToCome(from: Day): Day[] {
    const days = this.#open().flatMap((one) => momentsOf(one).map(({ day }) => day));
    return [...new Set(days.filter((day) => day >= from))].sort();
  }

  #open(): Watch[] {
    return [
      ...Object.values(this.#state.files).flatMap((file) => [
        file.first,
        ...file.sheets.map((one) => one.watch),
      ]),
      ...Object.values(this.#state.approvals)
        .flat()
        .map((one) => one.watch),
      ...Object.values(this.#state.sessions).map((one) => one.watch),
    ].filter((one): one is Watch => one?.state === "open");
  }

  #runOn(held: Watch | undefined, today: Day, waits: boolean, candidate?: string): boolean {
    if (held?.state !== "open") return false;
    const due = momentsOf(held).findLast(({ day }) => held.since < day && day <= today);
    if (due === undefined || (due.passed && waits)) return false;
    held.since = today;
    if (due.passed) held.state = "passed";
    for (const to of this.#recipients(held, due.passed, candidate))
      this.#mail(to, today, `${held.kind}${due.passed ? " passed" : ""} | ${held.lastDay}`);
    return due.passed;
  }

  #mail(to: string, on: Day, what: string): void {
    this.#state.mails.push({ to, on, what });
  }

  #recipients(held: Watch, passed: boolean, candidate: string | undefined): string[] {
    // OEMM has tasks of all of these, and of convocations no other is told.
    if (held.kind === "convocation-notice") return [];
    const told = (party: string) => passed || !this.#state.digestOnly.includes(party);
    const follower = held.follower === undefined ? [] : [held.follower].filter(told);
    const centre = passed && held.follower?.startsWith("cmp") === true ? [centreOfTraining] : [];
    return [...(candidate === undefined ? [] : [candidate]), ...follower, ...centre];
  }

  #candidateOf(file: FollowedFile): string | undefined {
    return Object.keys(this.#state.files).find((id) => this.#state.files[id] === file);
  }

  #file(fileId: string): FollowedFile {
    const file = this.#state.files[fileId];
    if (file === undefined) throw new Error(`the model has no file ${fileId}`);
    return file;
  }
}

function momentsOf({ kind, lastDay }: Watch): { day: Day; passed: boolean }[] {
  return [
    ...remindersOf(kind).map((days) => ({ day: daysAfter(lastDay, -days), passed: false })),
    { day: daysAfter(lastDay, 1), passed: true },
  ];
}
