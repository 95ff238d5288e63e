import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInWords, howItGoes } from "../../../shared/domain/jury/appearance-in-words.ts";
import { convocationsBetween } from "../../../shared/domain/jury/convene.ts";
import { withExtraTime } from "../../../shared/domain/jury/extra-time.ts";
import { assertMayAskExtraTime, mayAskExtraTime } from "../../../shared/domain/jury/extra-time-request.ts";
import { changeSession } from "../../../shared/domain/jury/plan.ts";
import { hearingMinutes, planSlots } from "../../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import {
  answerExtraTime,
  assertCompletedAlone,
  openTask,
  type TaskOf,
} from "../../../shared/domain/tasks/task.ts";
import { minutesBetween } from "../../../shared/domain/time/civil-date.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";
import { convened, files, parts, plan, planned } from "../../support/jury-sessions.ts";

const { jury } = guidePolicy;
const third = { presentation: 7, interview: 3 };
const [first, second] = files;
if (first === undefined || second === undefined) throw new Error("no files");
const granted = [withExtraTime(first, third), second];

describe("R-DAY-3: extra time", () => {
  it("lengthens the phases that the format has, and not the deliberation", () => {
    expect(hearingMinutes("presentation", jury, third)).toEqual({ heard: 40, deliberated: 15 });
    expect(hearingMinutes("interview", jury, third)).toEqual({ heard: 33, deliberated: 15 });
  });

  it("moves the slots that follow, and no candidate but one is heard longer", () => {
    const { slots } = planned({ files: granted });
    expect(slots.map(({ start, interviewEnd, end }) => [start, interviewEnd, end])).toEqual([
      ["09:00", "09:40", "09:55"],
      ["09:55", "10:25", "10:40"],
    ]);
    expect(slots.map(({ extraTime }) => extraTime)).toEqual([third, undefined]);
    expect(slots[1]).not.toHaveProperty("extraTime");
  });

  it("granted once people are convened, the session's change tells those whose hours it moves", () => {
    const after = changeSession(convened(), plan, { ...parts, files: granted }, "2027-02-16");
    expect(after.sequence).toBe(1);
    const told = convocationsBetween(convened(), after);
    expect(told.map(({ to, kind }) => `${to} ${kind}`)).toEqual([
      "candidate update",
      "candidate update",
      ...Array(4).fill("member update"),
    ]);
    const split = { presentation: 3, interview: 7 };
    const other = changeSession(
      after,
      plan,
      { ...parts, files: [withExtraTime(first, split), second] },
      "2027-02-16",
    );
    expect(convocationsBetween(after, other).filter(({ to }) => to === "candidate")).toEqual([
      { to: "candidate", fileId: first.id, kind: "update" },
    ]);
  });

  it("is in the letter as minutes, and says nothing of why", () => {
    expect(formatInWords("presentation", jury, third)).toBe(
      "une présentation orale avec diaporama (27\u00a0minutes), puis un entretien avec le jury (13\u00a0minutes)",
    );
    expect(formatInWords("interview", jury, third)).toContain("33\u00a0minutes");
    const place = { kind: "on-site" as const, address: "Paris" };
    const letter = howItGoes({ format: "presentation", place, extraTime: third, policy: guidePolicy });
    expect(letter).toContain("27\u00a0minutes");
    expect(letter).not.toMatch(/supplément|tiers|aménag/i);
  });

  it("is taken back by none", () => {
    expect(withExtraTime({ ...first, extraTime: third }, { presentation: 0, interview: 0 })).toStrictEqual(
      first,
    );
    expect(withExtraTime(first, { presentation: 5, interview: 0 }).extraTime).toBeDefined();
    expect(withExtraTime(first, { presentation: 0, interview: 5 }).extraTime).toEqual({
      presentation: 0,
      interview: 5,
    });
  });

  property.prop([
    fc.array(fc.nat({ max: 60 }), { maxLength: 8 }),
    fc.constantFrom("presentation", "interview"),
  ])("each slot is as long as its candidate has, one after the other", (minutes, format) => {
    const hearings = minutes.map((more) =>
      hearingMinutes(format as "presentation", jury, { presentation: 0, interview: more }),
    );
    const slots = planSlots(hearings, "08:00");
    expect(slots.map(({ start, interviewEnd }) => minutesBetween(start, interviewEnd) - 30)).toEqual(minutes);
    for (const [rank, slot] of slots.entries())
      expect(slot.start).toBe(rank === 0 ? "08:00" : slots[rank - 1]?.end);
  });
});

describe("R-DAY-3: a candidate asks for extra time", () => {
  const asking = { underWay: true, waits: false, granted: undefined };
  const refusal = (changes: Partial<Parameters<typeof assertMayAskExtraTime>[0]>) =>
    refusalOf(() => assertMayAskExtraTime({ ...asking, ...changes }))?.code;

  it("before a jury, once at a time, and not what is granted", () => {
    expect(mayAskExtraTime(asking)).toBe(true);
    expect(refusal({})).toBeUndefined();
    expect(refusal({ underWay: false })).toBe("no-jury-to-come");
    expect(refusal({ waits: true })).toBe("extra-time-asked");
    expect(refusal({ granted: third })).toBe("extra-time-asked");
  });

  const asked = openTask(undefined, {
    id: testId("task", 1),
    kind: "extra-time-asked",
    about: { kind: "file", id: first.id },
    motive: "document-seen",
    openedAt: noon,
  }) as TaskOf<"extra-time-asked">;

  it("is answered once, by a grant or by why there is none, and never by a mere word", () => {
    const completed = { at: noon, by: "OEMM" };
    const refused = answerExtraTime(asked, "no-document", completed);
    expect(refused).toMatchObject({ state: "done", answer: "no-document", completed });
    expect(refusalOf(() => answerExtraTime(refused, "granted", completed))?.code).toBe("task-done");
    expect(refusalOf(() => assertCompletedAlone(asked))).toMatchObject({
      code: "verdict-needed",
      rule: "R-DAY-3",
    });
  });

  it("may be asked anew once it was refused: the answer is of the new request", () => {
    const refused = answerExtraTime(asked, "no-document", { at: noon, by: "OEMM" });
    const { version: _, state: __, answer: ___, completed: ____, ...reason } = refused;
    expect(openTask(refused, reason)).not.toHaveProperty("answer");
  });
});
