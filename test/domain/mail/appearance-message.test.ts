import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AppearanceMessage,
  type AppearanceMessages,
  type AppearanceNow,
  type AppearanceSaid,
  mailToTellAgain,
  messageGoing,
  messageKept,
  messageLeft,
  messagePosted,
  messageStayed,
  messageWritten,
  nextMessage,
  withoutLetter,
} from "../../../shared/domain/mail/appearance-message.ts";
import { addSeconds, type Instant } from "../../../shared/domain/time/civil-date.ts";
import { noon } from "../../support/files.ts";

const said = (day: number): AppearanceSaid => ({
  certification: "CMI",
  format: "presentation",
  date: `2027-07-${String(day).padStart(2, "0")}`,
  start: "09:00",
  end: "09:30",
  place: { kind: "on-site", address: "10 rue de l’Exemple, Paris" },
});
const leaseSeconds = 300;

/** A change of the session: each that concerns the person makes a mail, as decided then. */
type Change = "convene" | "move" | "leave" | "return" | "cancel";
/** How an attempt to send a mail ends; the last two are never recorded: its process dies, or has no answer. */
type Ending = "taken" | "not-taken" | "taken-unrecorded" | "lost";
type Step =
  | { change: Change }
  | { begin: number }
  | { end: number; as: Ending }
  | { keep: number }
  | { write: number }
  | { post: true }
  | { minutes: number }
  | { sesTells: true }
  | { corrected: true };

/** A session, a person of it, and the mails about their appearance, as a plain model beside the rules. */
class World {
  state: "planned" | "convened" | "cancelled" = "planned";
  sequence = 0;
  day = 1;
  appears = true;
  at: Instant = noon;
  told: AppearanceMessages = {};
  readonly mails: { id: string; sequence: number; again: boolean; state: "pending" | "sending" | "done" }[] =
    [];
  readonly inbox: AppearanceMessage[] = [];
  /** Before a message: what was told last of those before, or may have been. */
  readonly before: (AppearanceMessage | undefined)[] = [];
  #toldLast: AppearanceMessage | undefined;
  /** Messages under way: SES may take them in another order than they were begun in. */
  readonly flights: { mailId: string; message: AppearanceMessage; began: Instant }[] = [];
  /** What SES took without that its sender recorded it, and whose event is still to come. */
  untold: AppearanceMessage[] = [];
  /** Mails that may be there twice: their sender never knew that they had left. */
  readonly doubled = new Set<string>();

  get now(): AppearanceNow {
    const { sequence } = this;
    if (this.state !== "convened" || !this.appears) return { is: "none", sequence };
    return { is: "holds", sequence, said: said(this.day) };
  }

  change(change: Change): void {
    const before = this.now;
    if (this.state === "cancelled") return;
    if (change === "convene") {
      if (this.state !== "planned") return;
      this.state = "convened";
    } else {
      if (this.state === "convened") this.sequence += 1;
      if (change === "cancel") this.state = "cancelled";
      if (change === "move") this.day += 1;
      if (change === "leave") this.appears = false;
      if (change === "return") this.appears = true;
    }
    if (JSON.stringify([before.is, change]) === '["none","leave"]') return;
    if (before.is !== "none" || this.now.is !== "none") this.decide(false);
  }

  decide(again: boolean): void {
    this.mails.push({ id: `m${this.mails.length}`, sequence: this.sequence, again, state: "pending" });
  }

  /** A mail that is not done, and what it says now; none while its own claim holds, or another's. */
  leaving(index: number) {
    const open = this.mails.filter(({ state }) => state !== "done");
    const mail = open[index % open.length];
    if (mail === undefined) return undefined;
    const { going } = this.told;
    if (mail.state === "sending" && going?.mailId === mail.id && going.leaseUntil >= this.at)
      return undefined;
    const next = nextMessage(this.told, this.now, { ...mail, mailId: mail.id }, this.at);
    if (next.next === "say") return { mail, message: next.message };
    if (next.next === "stay") {
      mail.state = "done";
      const left = messageLeft(this.told, mail.id);
      this.told = next.because === "never-convened" ? withoutLetter(left) : left;
    }
    return undefined;
  }

  begin(index: number): void {
    const { mail, message } = this.leaving(index) ?? {};
    if (mail === undefined || message === undefined) return;
    this.told = messageGoing(this.told, message, addSeconds(this.at, leaseSeconds));
    mail.state = "sending";
    this.flights.push({ mailId: mail.id, message, began: this.at });
  }

  end(index: number, ending: Ending): void {
    const [flight] = this.flights.splice(index % this.flights.length, 1);
    const mail = this.mails.find(({ id }) => id === flight?.mailId);
    if (flight === undefined || mail === undefined) return;
    const { message } = flight;
    if (ending === "taken" || ending === "taken-unrecorded") {
      this.inbox.push(message);
      this.before.push(this.#toldLast);
    }
    if (ending !== "not-taken") this.#toldLast = message;
    if (ending === "taken-unrecorded") {
      this.untold.push(message);
      this.doubled.add(mail.id);
    }
    if (ending === "taken" || ending === "not-taken") {
      const taken = ending === "taken";
      mail.state = taken ? "done" : "pending";
      this.told = (taken ? messageLeft : messageStayed)(this.told, mail.id);
    }
  }

  /** A mail can't leave: its address is blocked. */
  keep(index: number): void {
    const { mail } = this.leaving(index) ?? {};
    if (mail === undefined) return;
    mail.state = "done";
    this.told = messageKept(this.told, mail.id);
  }

  /** A mail is a letter: its reader has no address. */
  write(index: number): void {
    const { mail, message } = this.leaving(index) ?? {};
    if (mail === undefined || message === undefined) return;
    mail.state = "done";
    this.told = messageWritten(this.told, message);
  }

  post(): void {
    const { letter } = this.told;
    if (letter === undefined) return;
    this.inbox.push(letter);
    this.before.push(this.#toldLast);
    this.#toldLast = letter;
    this.told = messagePosted(this.told, letter.mailId);
  }

  pass(seconds: number): void {
    this.at = addSeconds(this.at, seconds);
    // A process lives for less than its claim holds.
    while (this.flights[0] !== undefined && addSeconds(this.flights[0].began, leaseSeconds / 2) < this.at)
      this.end(0, "lost");
  }

  sesTells(): void {
    for (const { mailId, sequence } of this.untold.splice(0)) {
      const mail = this.mails.find(({ id }) => id === mailId);
      const { going } = this.told;
      if (mail?.state === "sending" && going?.mailId === mailId && going.sequence === sequence)
        mail.state = "done";
      this.told = messageLeft(this.told, mailId, sequence);
    }
  }

  /** The address works from now on: what could not leave, or went to the wrong one, is sent again. */
  corrected(): void {
    const mailId = mailToTellAgain(this.told, `c${this.mails.length}`);
    const mail = this.mails.find(({ id }) => id === mailId);
    if (mail?.state === "done") this.decide(true);
  }

  play(step: Step): void {
    if ("change" in step) this.change(step.change);
    else if ("begin" in step) this.begin(step.begin);
    else if ("end" in step) this.end(step.end, step.as);
    else if ("keep" in step) this.keep(step.keep);
    else if ("write" in step) this.write(step.write);
    else if ("post" in step) this.post();
    else if ("minutes" in step) this.pass(step.minutes * 60);
    else if ("sesTells" in step) this.sesTells();
    else this.corrected();
  }

  /** All works again: rounds go on until nothing is left to send. */
  settle(): void {
    this.pass(leaseSeconds + 1);
    this.corrected();
    for (let round = 0; this.mails.some(({ state }) => state !== "done"); round++) {
      if (round > 100) throw new Error("a mail never comes to its end");
      this.pass(leaseSeconds + 1);
      this.begin(round);
      this.end(0, "taken");
    }
    this.post();
  }
}

const change = fc.constantFrom<Change>("convene", "move", "leave", "return", "cancel");
const ending = fc.constantFrom<Ending>("taken", "not-taken", "taken-unrecorded", "lost");
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ change }) },
  { weight: 5, arbitrary: fc.record({ begin: fc.nat(5) }) },
  { weight: 5, arbitrary: fc.record({ end: fc.nat(5), as: ending }) },
  { weight: 1, arbitrary: fc.record({ keep: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ write: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.constant({ post: true as const }) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.constant({ sesTells: true as const }) },
  { weight: 1, arbitrary: fc.constant({ corrected: true as const }) },
);

describe("R-DAY-4: messages about an appearance, through changes, failures and delays", () => {
  it("the last message says how things stand, none contradicts a newer one, none is missing", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const world = new World();
        for (const one of [{ change: "convene" } as const, ...steps]) world.play(one);
        world.settle();
        const { now, inbox } = world;
        const last = inbox.at(-1);
        if (now.is === "holds") {
          expect(last).toMatchObject({ said: now.said });
          expect(last?.kind).not.toBe("cancel");
        } else if (last !== undefined) expect(last.kind).toBe("cancel");
        for (const [index, one] of inbox.entries()) {
          // A cancellation goes to those who were told, or may have been, and says what.
          if (one.kind === "cancel") expect(one.said).toEqual(world.before[index]?.said);
          const earlier = inbox.slice(0, index);
          const again = world.mails.find(({ id }) => id === one.mailId)?.again === true;
          const doubles =
            world.doubled.has(one.mailId) && earlier.some(({ mailId }) => mailId === one.mailId);
          const newest = earlier.at(-1)?.sequence ?? -1;
          expect(again || doubles ? one.sequence >= newest : one.sequence > newest).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  const played = (...steps: readonly Step[]) => {
    const world = new World();
    for (const one of [{ change: "convene" } as const, ...steps]) world.play(one);
    return world;
  };
  const attempt = (as: Ending): Step[] => [{ begin: 0 }, { end: 0, as }];
  const kinds = (world: World) => world.inbox.map(({ kind, said: { date } }) => `${kind} ${date.slice(-2)}`);

  it("an attempt that may have left is not forgotten when the next one surely stays", () => {
    const world = played(
      ...attempt("taken-unrecorded"),
      { minutes: 6 },
      { change: "cancel" },
      ...attempt("not-taken"),
    );
    world.settle();
    expect(kinds(world)).toEqual(["request 01", "cancel 01"]);
  });

  it.each<[Ending, string[]]>([
    ["not-taken", []],
    ["lost", ["cancel 01"]],
    ["taken-unrecorded", ["request 01", "cancel 01"]],
  ])(
    "changed twice and cancelled after a first attempt that was %s, an appearance says its last word only",
    (ending, said) => {
      const changes = [{ change: "move" }, { change: "move" }, { change: "cancel" }] as const;
      const world = played(...attempt(ending), ...changes);
      world.settle();
      expect(kinds(world)).toEqual(said);
    },
  );

  it("an attempt that may have left is not made again once a letter that says more was posted", () => {
    const world = played(
      ...attempt("taken-unrecorded"),
      { minutes: 6 },
      { change: "move" },
      { write: 1 },
      { post: true },
      ...attempt("taken"),
    );
    expect(kinds(world)).toEqual(["request 01", "update 02"]);
  });

  it("what SES tells of an earlier attempt says nothing of the one on its way", () => {
    const world = played(
      ...attempt("taken-unrecorded"),
      { minutes: 6 },
      { change: "cancel" },
      ...attempt("lost"),
      { sesTells: true },
    );
    world.settle();
    expect(kinds(world)).toEqual(["request 01", "cancel 01"]);
  });

  it("a cancellation says what may have been told last", () => {
    const world = played(
      ...attempt("taken"),
      { change: "move" },
      ...attempt("taken-unrecorded"),
      { minutes: 6 },
      { change: "leave" },
    );
    world.settle();
    expect(kinds(world)).toEqual(["request 01", "update 02", "cancel 02"]);
  });

  it("R-OEMM-1: a letter has left once it was posted; before, a newer one takes its place, and a cancellation ends it", () => {
    const replaced = played({ write: 0 }, { change: "move" }, { write: 0 }, { post: true });
    expect(kinds(replaced)).toEqual(["request 02"]);
    expect(kinds(played({ write: 0 }, { post: true }, { post: true }))).toEqual(["request 01"]);
    const cancelled = played({ write: 0 }, { change: "cancel" }, { write: 0 });
    cancelled.settle();
    expect(kinds(cancelled)).toEqual([]);
    const posted = played({ write: 0 }, { post: true }, { change: "cancel" }, { write: 0 }, { post: true });
    expect(kinds(posted)).toEqual(["request 01", "cancel 01"]);
    expect(messagePosted({}, "m2")).toEqual({});
    expect(messagePosted({ letter: message("m1", "request", 0), keptMailId: "m1" }, "m2")).toEqual({
      letter: message("m1", "request", 0),
      keptMailId: "m1",
    });
  });

  it("sent again, a convocation says what holds today, and is none that changed", () => {
    const world = played(...attempt("taken"), { change: "move" }, ...attempt("taken"), { corrected: true });
    world.settle();
    expect(kinds(world)).toEqual(["request 01", "update 02", "request 02", "request 02"]);
  });

  it("a convocation that did not leave in time is said late, and one that left is not said again", () => {
    const over: AppearanceNow = { is: "over", sequence: 0, said: said(1) };
    const mail = { mailId: "m0", sequence: 0, again: false };
    expect(nextMessage({}, over, mail, noon)).toMatchObject({ next: "say", late: true });
    const left = { mailId: "m1", kind: "request" as const, sequence: 0, said: said(1) };
    for (const again of [true, false])
      expect(nextMessage({ left }, over, { ...mail, again }, noon)).toEqual({
        next: "stay",
        because: "superseded",
      });
  });

  it("a corrected address is told again once, and not of a cancellation", () => {
    const left = { mailId: "m1", kind: "update" as const, sequence: 1, said: said(1) };
    expect(mailToTellAgain({ left }, "c1")).toBe("m1");
    expect(mailToTellAgain({ left, toldAgainFor: "c1" }, "c1")).toBeUndefined();
    expect(mailToTellAgain({ left: { ...left, kind: "cancel" } }, "c1")).toBeUndefined();
    expect(mailToTellAgain({ left, keptMailId: "m2" }, "c1")).toBe("m2");
    expect(mailToTellAgain({}, "c1")).toBeUndefined();
  });

  const message = (mailId: string, kind: AppearanceMessage["kind"], sequence: number): AppearanceMessage => ({
    mailId,
    kind,
    sequence,
    said: said(1),
  });
  const holds: AppearanceNow = { is: "holds", sequence: 2, said: said(1) };
  const none: AppearanceNow = { is: "none", sequence: 2 };
  const mail = { mailId: "m2", sequence: 2, again: false };

  it("one leaves at a time: another waits as long as the claim holds", () => {
    const told = (seconds: number) => ({
      going: { ...message("m1", "request", 0), leaseUntil: addSeconds(noon, seconds) },
    });
    for (const seconds of [0, 1])
      expect(nextMessage(told(seconds), holds, mail, noon)).toEqual({ next: "wait" });
    expect(nextMessage(told(-1), holds, mail, noon)).toEqual({
      next: "say",
      message: message("m2", "update", 2),
      late: false,
    });
  });

  it("who was told that they don't appear is convened anew, and not cancelled twice", () => {
    const left = message("m1", "cancel", 1);
    expect(nextMessage({ left }, holds, mail, noon)).toMatchObject({ message: { kind: "request" } });
    expect(nextMessage({ left }, none, mail, noon)).toEqual({ next: "stay", because: "superseded" });
    expect(nextMessage({ left }, none, { ...mail, again: true }, noon)).toMatchObject({
      message: { kind: "cancel" },
    });
    const going = { ...message("m2", "cancel", 2), leaseUntil: noon };
    expect(nextMessage({ left, going }, none, mail, noon)).toMatchObject({ message: { kind: "cancel" } });
    const convened = { left: message("m1", "update", 1) };
    expect(nextMessage(convened, none, mail, noon)).toMatchObject({ message: { kind: "cancel" } });
  });

  it("remembers an earlier attempt of the same mail, and counts another's as left", () => {
    const left = message("m0", "request", 0);
    const going = { ...message("m1", "update", 1), leaseUntil: noon };
    const next = message("m2", "update", 2);
    const another = messageGoing({ left, going }, next, noon);
    expect(another).toEqual({ left: message("m1", "update", 1), going: { ...next, leaseUntil: noon } });
    const same = { ...next, mailId: "m1" };
    const again = messageGoing({ left, going }, same, noon);
    expect(again).toEqual({ left, going: { ...same, leaseUntil: noon, earlier: going } });
    expect(messageStayed(again, "m1")).toEqual({ left, going });
    expect(messageStayed({ left, going }, "m1")).toStrictEqual({ left });
    for (const told of [again, { left }]) expect(messageStayed(told, "m0")).toBe(told);
    expect(messageLeft(again, "m1", 1)).toEqual({
      left: message("m1", "update", 1),
      going: { ...same, leaseUntil: noon },
    });
    for (const told of [again, { left, going }]) expect(messageLeft(told, "m1", 7)).toBe(told);
  });
});
