import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import { openDeadline } from "../../../shared/domain/deadlines/deadline.ts";
import {
  type Deadline,
  type DeadlineKind,
  deadline,
  deadlineKinds,
} from "../../../shared/domain/deadlines/kinds.ts";
import { testId } from "../../support/files.ts";

const dayMillis = 86_400_000;
/** Days since 1970, counted apart from the code under test. */
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMillis;
const dateOf = (day: number) => new Date(day * dayMillis).toISOString().slice(0, 10);

const kinds = Object.keys(deadlineKinds) as DeadlineKind[];

function begin(kind: DeadlineKind, lastDay: string, today: string): Deadline | undefined {
  const about = {
    "first-jury": { fileId: testId("file", 1) },
    "partial-validation": { fileId: testId("file", 1), sheetId: testId("sheet", 1), domains: ["CMI-1"] },
    "centre-approval": { centreId: "ctr_exemple", service: "vae", from: "2026-01-01" },
    "convocation-notice": { sessionId: testId("ses", 1), sessionDate: lastDay },
    "session-held": { sessionId: testId("ses", 1), sessionDate: lastDay },
  }[kind];
  const fresh = { kind, id: "x", version: 1, certification: "CMI" as const, lastDay, ...about };
  const begun = openDeadline(fresh, deadlineKinds[kind].reminders, today);
  return begun === undefined ? undefined : deadline.parse(begun);
}

/** What is sent on the days of `runs`: the days before the last one, or "passed", and when. */
function played(held: Deadline, runs: readonly string[]): [string, number | "passed"][] {
  const sent: [string, number | "passed"][] = [];
  let now = held;
  for (const today of runs) {
    const step = advanceDeadline(now, "holds", today);
    if (step.kind === "nothing") continue;
    expect(step.deadline.version).toBe(now.version + 1);
    if (step.kind === "reminded") sent.push([today, step.daysBefore]);
    if (step.kind === "expired") sent.push([today, "passed"]);
    now = step.deadline;
  }
  return sent;
}

/**
 * The model: between two runs, the moment that applies is the last of those that fell in between; it is sent on the
 * later run. Nothing after the passing.
 */
function expected(kind: DeadlineKind, lastDay: string, begun: string, runs: readonly string[]) {
  const last = dayNumber(lastDay);
  const moments: [number, number | "passed"][] = [
    ...deadlineKinds[kind].reminders.map((days): [number, number] => [last - days, days]),
    [last + 1, "passed"],
  ];
  const sent: [string, number | "passed"][] = [];
  let since = dayNumber(begun);
  for (const run of runs) {
    const today = dayNumber(run);
    if (today <= since) continue;
    const fallen = moments.filter(([day]) => since < day && day <= today);
    const latest = fallen[fallen.length - 1];
    if (latest !== undefined) sent.push([run, latest[1]]);
    if (latest?.[1] === "passed") break;
    since = today;
  }
  return sent;
}

const start = fc.integer({ min: dayNumber("2024-01-01"), max: dayNumber("2032-12-31") });
const runsAfter = (day: number) =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 120 })), { maxLength: 60 })
    .map((steps) => {
      let at = day;
      return steps.map((step) => {
        at += step;
        return dateOf(at);
      });
    });
const story = fc
  .tuple(fc.constantFrom(...kinds), start, fc.integer({ min: 0, max: 2000 }))
  .chain(([kind, begun, length]) =>
    runsAfter(begun + Math.max(0, length - 400)).map((runs) => ({
      kind,
      begun: dateOf(begun),
      lastDay: dateOf(begun + length),
      runs,
    })),
  );

describe("R-DATE-2: reminders, each once", () => {
  property.prop([story])(
    "on any days of runs, missed or repeated, exactly the latest applicable one is sent",
    ({ kind, begun, lastDay, runs }) => {
      const held = begin(kind, lastDay, begun);
      if (held === undefined) throw new Error("a last day to come has a deadline");
      const sent = played(held, runs);
      expect(sent).toEqual(expected(kind, lastDay, begun, runs));
      const moments = sent.map(([, moment]) => moment);
      expect(new Set(moments).size).toBe(moments.length);
    },
  );

  property.prop([story])(
    "a run on every day sends every reminder that is to come",
    ({ kind, begun, lastDay }) => {
      const held = begin(kind, lastDay, begun);
      if (held === undefined) throw new Error("a last day to come has a deadline");
      const length = dayNumber(lastDay) - dayNumber(begun);
      const days = Array.from({ length: length + 5 }, (_, n) => dateOf(dayNumber(begun) + n));
      const all = [...deadlineKinds[kind].reminders.filter((before) => before < length), "passed"];
      expect(played(held, days).map(([, moment]) => moment)).toEqual(all);
    },
  );

  property.prop([story])(
    "its next day is always the first on which a run has something to do",
    ({ kind, begun, lastDay, runs }) => {
      let now = begin(kind, lastDay, begun);
      for (const today of runs) {
        if (now?.nextDay === undefined) break;
        const step = advanceDeadline(now, "holds", today);
        expect(step.kind === "nothing").toBe(today < now.nextDay);
        if (step.kind !== "nothing") now = step.deadline;
      }
    },
  );

  it("R-DATE-1: the last day counts: it passes on the day after, 29 February included", () => {
    const held = begin("partial-validation", "2028-02-29", "2027-01-01");
    if (held === undefined) throw new Error("no deadline");
    expect(played(held, ["2028-02-29", "2028-03-01"])).toEqual([
      ["2028-02-29", 7],
      ["2028-03-01", "passed"],
    ]);
    expect(begin("partial-validation", "2028-02-29", "2028-03-01")).toBeUndefined();
  });

  it("begins with the first reminder that is to come, and keeps what was sent", () => {
    const next = (today: string) => begin("first-jury", "2030-02-02", today)?.nextDay;
    expect(["2027-02-02", "2029-08-06", "2030-01-20", "2030-01-26", "2030-02-02"].map(next)).toEqual([
      "2029-08-06",
      "2029-11-04",
      "2030-01-26",
      "2030-02-03",
      "2030-02-03",
    ]);
    const held = begin("first-jury", "2030-02-02", "2027-02-02") as Deadline;
    const once = advanceDeadline(held, "holds", "2029-08-06");
    const twice = once.kind === "reminded" ? advanceDeadline(once.deadline, "holds", "2029-11-05") : once;
    expect(twice).toMatchObject({
      kind: "reminded",
      deadline: {
        handledUntil: "2029-11-05",
        nextDay: "2030-01-03",
        reminders: [
          { daysBefore: 180, on: "2029-08-06" },
          { daysBefore: 90, on: "2029-11-05" },
        ],
      },
    });
  });

  it("is put off, in silence, on a day that came due under reminders of other days", () => {
    const held = begin("first-jury", "2030-02-02", "2027-02-02") as Deadline;
    for (const handledUntil of ["2029-08-06", "2029-08-20"]) {
      const moved = { ...held, handledUntil, nextDay: "2029-08-20" };
      expect(advanceDeadline(moved, "holds", "2029-08-20")).toEqual({
        kind: "postponed",
        deadline: { ...moved, version: 2, handledUntil: "2029-08-20", nextDay: "2029-11-04" },
      });
    }
  });

  it("three missed weeks are caught up with the latest reminder alone", () => {
    const held = begin("first-jury", "2030-02-02", "2027-02-02");
    if (held === undefined) throw new Error("no deadline");
    expect(played(held, ["2029-08-06", "2030-01-01", "2030-01-27", "2030-01-27"])).toEqual([
      ["2029-08-06", 180],
      ["2030-01-01", 90],
      ["2030-01-27", 7],
    ]);
  });
});

describe("R-DATE-4: a passing that depends on something else", () => {
  const held = begin("first-jury", "2030-02-02", "2027-02-02") as Deadline;

  it("waits, day after day, for the outcome of a session", () => {
    const waiting = advanceDeadline(held, "awaits-outcome", "2030-02-03");
    expect(waiting).toMatchObject({
      kind: "postponed",
      deadline: { state: "running", nextDay: "2030-02-04" },
    });
    if (waiting.kind === "nothing") throw new Error("nothing was done");
    expect(advanceDeadline(waiting.deadline, "holds", "2030-02-04").kind).toBe("expired");
    expect(advanceDeadline(waiting.deadline, "met", "2030-02-04")).toMatchObject({
      kind: "closed",
      deadline: { state: "met" },
    });
  });

  it("closes without a word what has lost its object", () => {
    expect(advanceDeadline(held, "dropped", "2029-08-06")).toMatchObject({
      kind: "closed",
      deadline: { state: "dropped", closedOn: "2029-08-06", version: 2 },
    });
  });

  it("does nothing about what is over", () => {
    const expired = advanceDeadline(held, "holds", "2031-01-01");
    if (expired.kind === "nothing") throw new Error("nothing was done");
    expect(advanceDeadline(expired.deadline, "holds", "2031-01-02")).toEqual({ kind: "nothing" });
  });
});
