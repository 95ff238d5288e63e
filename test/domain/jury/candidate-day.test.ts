import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/domain/french/wording.ts";
import {
  assertCandidatesFree,
  assertHeardApart,
  type CandidateDay,
  daysOfCandidates,
  engageCandidates,
  hearAs,
} from "../../../shared/domain/jury/candidate-day.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";
import { convened, plan } from "../../support/jury-sessions.ts";

const margin = guidePolicy.jury.betweenAppearances;
const elsewhere = testId("ses", 2);
const [first, second] = ["c1@example.org", "c2@example.org"];
const day = (engagements: CandidateDay["engagements"] = [], date = plan.date) => ({
  date,
  version: 1,
  engagements,
});
/** An appearance elsewhere; the first candidate of the session is heard from 9:00 to 9:30. */
const at = (start: string, end: string) => [{ personId: first, sessionId: elsewhere, start, end }];
const own = (personId: string, start: string, end: string) => ({
  personId,
  sessionId: convened().id,
  start,
  end,
});

describe("R-PER-4: an appearance of whom another turned out to be", () => {
  it("is theirs in the session and in its day, and in no other session's", () => {
    const session = convened();
    const taken = day([own(first, "09:00", "09:30"), own(second, "09:45", "10:15"), ...at("14:00", "14:30")]);
    const [one] = session.slots;
    const heard = hearAs({ session, day: taken }, one?.fileId ?? "", "prs_1");
    expect(heard?.session.slots.map(({ candidate }) => candidate.personId)).toEqual(["prs_1", second]);
    expect(heard?.session.slots[0]?.candidate.email).toBe(one?.candidate.email);
    expect(heard?.day.engagements.map(({ personId }) => personId)).toEqual(["prs_1", second, first]);
    const again = heard ?? { session, day: taken };
    expect(hearAs(again, one?.fileId ?? "", "prs_1")).toBeUndefined();
    expect(hearAs(again, testId("file", 9), "prs_1")).toBeUndefined();
    expect(hearAs(again, session.slots[1]?.fileId ?? "", second)).toBeUndefined();
  });
});

describe("R-DAY-3: a candidate's day", () => {
  it("is taken for the hours of the slot, until the deliberation, and given back once the session has ended", () => {
    const [engaged = day()] = engageCandidates([day()], convened(), margin);
    const [ownFirst, ownSecond] = [own(first, "09:00", "09:30"), own(second, "09:45", "10:15")];
    expect(engaged).toEqual(day([ownFirst, ownSecond]));
    expect(engageCandidates([engaged], convened(), margin)).toEqual([engaged]);
    for (const state of ["closed", "cancelled"] as const)
      expect(engageCandidates([engaged], { ...convened(), state } as JurySession, margin)).toEqual([day()]);
    const without = { ...convened(), slots: convened().slots.slice(1) };
    expect(engageCandidates([engaged], without, margin)).toEqual([day([ownSecond])]);
    const moved = { ...convened(), date: "2027-03-09" };
    expect(engageCandidates([engaged, day([], "2027-03-09")], moved, margin)).toEqual([
      day(),
      day([ownFirst, ownSecond], "2027-03-09"),
    ]);
  });

  it("leaves the appearances before other sessions as they are", () => {
    const others = [
      ...at("14:00", "14:30"),
      { ...own(second, "09:45", "10:15"), sessionId: elsewhere, personId: "c3" },
    ];
    const [engaged] = engageCandidates([day(others)], convened(), margin);
    expect(engaged?.engagements).toHaveLength(4);
    expect(
      engageCandidates([engaged ?? day()], { ...convened(), state: "cancelled" } as JurySession, margin),
    ).toEqual([day(others)]);
  });

  it("holds so many appearances, and no more", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...own(`p${n}`, "09:00", "09:30"), sessionId: elsewhere }));
    expect(refusalOf(() => engageCandidates([day(many(298))], convened(), margin))).toBeUndefined();
    expect(refusalOf(() => engageCandidates([day(many(299))], convened(), margin))?.code).toBe("day-full");
  });

  it("has an hour between two appearances, the earlier and the later", () => {
    const refusal = (engagements: CandidateDay["engagements"]) =>
      refusalOf(() => engageCandidates([day(engagements)], convened(), margin));
    expect(refusal(at("09:15", "09:45"))).toMatchObject({
      code: "candidate-busy",
      rule: "R-DAY-3",
      fields: [{ path: "fileIds.0", message: expect.stringContaining("9\u00a0h\u00a015") }],
    });
    expect(refusal(at("10:29", "11:00"))?.code).toBe("candidate-busy");
    expect(refusal(at("10:30", "11:00"))).toBeUndefined();
    expect(refusal(at("07:30", "08:01"))?.code).toBe("candidate-busy");
    expect(refusal(at("07:30", "08:00"))).toBeUndefined();
  });

  it.each<[string, CandidateDay["engagements"], string]>([
    ["one", at("09:15", "09:45"), "jusqu’à 8 h 15 ou à partir de 10 h 45"],
    [
      "two",
      [...at("14:00", "14:30"), ...at("09:15", "09:45")],
      "jusqu’à 8 h 15, de 10 h 45 à 13 h ou à partir de 15 h 30",
    ],
    [
      "two with too little time between",
      [...at("09:15", "09:45"), ...at("12:14", "12:45")],
      "jusqu’à 8 h 15 ou à partir de 13 h 45",
    ],
    [
      "two with just enough time between",
      [...at("09:15", "09:45"), ...at("12:15", "12:45")],
      "jusqu’à 8 h 15, de 10 h 45 à 11 h 15 ou à partir de 13 h 45",
    ],
    [
      "one within another",
      [...at("08:00", "16:00"), ...at("09:00", "09:30")],
      "jusqu’à 7 h ou à partir de 17 h",
    ],
    ["one from the beginning of the day on", at("00:30", "09:30"), "à partir de 10 h 30"],
    ["one to its end", at("09:00", "23:15"), "jusqu’à 8 h"],
  ])("refuses with the hours at which the candidate could be heard, beside %s", (_, engagements, free) => {
    const refusal = refusalOf(() => engageCandidates([day(engagements)], convened(), margin));
    expect(refusal?.fields[0]?.message.replace(/\u00a0/g, " ")).toMatch(
      new RegExp(`\\. Ce jour-là, il peut être entendu ${free}\\.$`),
    );
  });

  it("refuses with another day to choose where it leaves no hours", () => {
    const refusal = refusalOf(() => engageCandidates([day(at("00:30", "23:15"))], convened(), margin));
    expect(refusal?.fields[0]?.message).toMatch(/ Choisissez un autre jour/);
  });

  it("says the free hours of who is busy alone", () => {
    const others = [...at("09:15", "09:45"), { ...own(second, "14:00", "14:30"), sessionId: elsewhere }];
    const refusal = refusalOf(() => engageCandidates([day(others)], convened(), margin));
    expect(refusal?.fields).toHaveLength(1);
    expect(refusal?.fields[0]?.message).not.toContain("13");
  });

  it("is looked at again as a session convenes its candidates: one may have turned out to be another's", () => {
    const refusal = (engagements: CandidateDay["engagements"]) =>
      refusalOf(() => assertCandidatesFree(day(engagements), convened(), margin))?.code;
    expect(refusal([own(first, "09:00", "09:30"), own(second, "09:45", "10:15")])).toBeUndefined();
    expect(refusal(at("10:29", "11:00"))).toBe("candidate-busy");
  });

  it("R-PER-4: two persons are joined only where no two juries hear them at once", () => {
    const days = (start: string, end: string) => [
      day([own(first, "09:00", "09:30")], "2027-03-09"),
      day([own(first, "09:00", "09:30"), { ...own(second, start, end), sessionId: elsewhere }]),
    ];
    const refusal = (...hours: [string, string]) =>
      refusalOf(() => assertHeardApart(days(...hours), [second, first], margin));
    expect(refusal("10:29", "11:00")).toMatchObject({ code: "candidate-busy", rule: "R-DAY-3" });
    expect(refusal("10:29", "11:00")?.detail).toContain(`le ${plainDate(plan.date)}, de 10\u00a0h\u00a029`);
    expect(refusal("07:45", "08:01")?.code).toBe("candidate-busy");
    expect(refusal("10:30", "11:00")).toBeUndefined();
    expect(refusalOf(() => assertHeardApart(days("09:00", "09:30"), ["c3", first], margin))).toBeUndefined();
  });

  property.prop([fc.integer({ min: 0, max: 1410 }), fc.integer({ min: 0, max: 120 })])(
    "is refused exactly where the two are closer than the margin",
    (start, minutes) => {
      const clock = (minute: number) =>
        `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      const busy = refusalOf(() =>
        engageCandidates([day(at(clock(start), clock(start + 20)))], convened(), {
          ...margin,
          count: minutes,
        }),
      );
      const [from, until] = [9 * 60, 9 * 60 + 30];
      const gap = start >= until ? start - until : from - (start + 20);
      expect(busy !== undefined).toBe(gap < minutes);
    },
  );

  it("is read once for each date, before the change and after", () => {
    const moved = { ...convened(), date: "2027-03-09" };
    expect(daysOfCandidates([undefined, convened()])).toEqual([plan.date]);
    expect(daysOfCandidates([convened(), convened()])).toEqual([plan.date]);
    expect(daysOfCandidates([convened(), moved])).toEqual([plan.date, "2027-03-09"]);
  });
});
