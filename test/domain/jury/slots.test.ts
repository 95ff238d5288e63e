import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hearingMinutes, planSlots, type SessionBreak } from "../../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { refusalOf } from "../../support/errors.ts";
import { minutes } from "../../support/jury-sessions.ts";

describe("R-JURY-4: slots by format, never overlapping", () => {
  it("plans 20 + 10 + 15 minutes for a presentation, 30 + 15 for an interview", () => {
    const { presentation: heard, interview } = guidePolicy.jury.hearing;
    const policy = {
      ...guidePolicy.jury,
      hearing: { presentation: heard, interview: { interview: { ...interview.interview, count: 25 } } },
    };
    expect(hearingMinutes("presentation", policy)).toEqual({ heard: 30, deliberated: 15 });
    expect(hearingMinutes("interview", policy)).toEqual({ heard: 25, deliberated: 15 });
    expect(planSlots(Array(2).fill(minutes.presentation), "09:00")).toEqual([
      { start: "09:00", interviewEnd: "09:30", end: "09:45" },
      { start: "09:45", interviewEnd: "10:15", end: "10:30" },
    ]);
    expect(planSlots(Array(1).fill(minutes.interview), "14:00")).toEqual([
      { start: "14:00", interviewEnd: "14:30", end: "14:45" },
    ]);
  });

  it("begins after a break that a slot would run into", () => {
    expect(
      planSlots(Array(2).fill(minutes.interview), "11:30", [{ from: "12:00", to: "13:30" }]).map(
        ({ start }) => start,
      ),
    ).toEqual(["13:30", "14:15"]);
  });

  it("ends where a break begins, and goes round breaks in any order", () => {
    const starts = (...breaks: SessionBreak[]) =>
      planSlots(Array(2).fill(minutes.interview), "11:15", breaks).map(({ start }) => start);
    expect(starts({ from: "12:00", to: "13:00" })).toEqual(["11:15", "13:00"]);
    const [one, two] = [
      { from: "12:10", to: "12:30" },
      { from: "12:40", to: "13:00" },
    ];
    expect([starts(one, two), starts(two, one)]).toEqual([
      ["11:15", "13:00"],
      ["11:15", "13:00"],
    ]);
  });

  it("refuses more candidates than the day can hold", () => {
    expect(refusalOf(() => planSlots(Array(6).fill(minutes.interview), "20:00"))?.code).toBe("day-too-short");
  });

  const time = fc
    .tuple(fc.integer({ min: 7, max: 13 }), fc.constantFrom(0, 15, 30, 45))
    .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
  property.prop([
    time,
    fc.integer({ min: 1, max: 10 }),
    time,
    fc.constantFrom("presentation" as const, "interview" as const),
  ])("no slot overlaps another or a break", (start, count, from, format) => {
    const pause = { from, to: `${String(Number(from.slice(0, 2)) + 1).padStart(2, "0")}${from.slice(2)}` };
    const slots = planSlots(Array(count).fill(minutes[format]), start, [pause]);
    expect(slots).toHaveLength(count);
    const busy = [...slots, { start: pause.from, end: pause.to }].sort((a, b) =>
      a.start < b.start ? -1 : 1,
    );
    for (const [index, slot] of busy.slice(1).entries())
      expect(slot.start >= (busy[index]?.end ?? "")).toBe(true);
  });
});
