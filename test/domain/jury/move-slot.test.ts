import { describe, expect, it } from "vitest";
import { engageCandidates } from "../../../shared/domain/jury/candidate-day.ts";
import { convocationsBetween } from "../../../shared/domain/jury/convene.ts";
import { moveSlot, type SlotMove } from "../../../shared/domain/jury/move-slot.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { recordOutcome } from "../../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";
import { chair, decision, files, opened, plan } from "../../support/jury-sessions.ts";

const [one = "", two = ""] = plan.fileIds;
const hours = (session: JurySession) =>
  session.slots.map(({ start, interviewEnd, end }) => [start, interviewEnd, end]);
const code = (
  session: JurySession,
  moved: string,
  to: SlotMove,
  by: Parameters<typeof moveSlot>[3] = "oemm",
) => refusalOf(() => moveSlot(session, moved, to, by))?.code;

describe("R-DAY-3: slots change on the day", () => {
  it("two candidates exchange theirs, by the chair or OEMM, and are told", () => {
    const after = moveSlot(opened(), one, { with: two }, chair);
    expect(hours(after)).toEqual([
      ["09:45", "10:15", "10:30"],
      ["09:00", "09:30", "09:45"],
    ]);
    expect(after.slots.map(({ fileId }) => fileId)).toEqual([one, two]);
    expect(after.sequence).toBe(opened().sequence + 1);
    expect(convocationsBetween(opened(), after).map(({ kind }) => kind)).toEqual(Array(6).fill("update"));
    expect(code(opened(), one, { with: two }, { memberId: "jur_membre_2" })).toBe("not-the-chair");
    expect(code(opened(), one, { with: testId("file", 9) })).toBe("candidate-not-in-session");
  });

  it("one moves to hours that are free, those of who did not come among them", () => {
    expect(hours(moveSlot(opened(), one, { start: "10:30" }, "oemm"))[0]).toEqual([
      "10:30",
      "11:00",
      "11:15",
    ]);
    expect(hours(moveSlot(opened(), two, { start: "10:00" }, "oemm"))[1]).toEqual([
      "10:00",
      "10:30",
      "10:45",
    ]);
    for (const start of ["09:45", "10:29", "09:01"])
      expect(code(opened(), one, { start })).toBe("hours-taken");
    const absent = recordOutcome(opened(), two, { kind: "absent" }, chair);
    expect(code(absent, one, { start: "09:45" })).toBeUndefined();
    const excused = recordOutcome(opened(), two, { kind: "excused" }, chair);
    expect(code(excused, one, { start: "09:45" })).toBeUndefined();
    expect(code(opened(), one, { start: "23:45" })).toBe("day-too-short");
  });

  it("not those of who was heard", () => {
    const heard = recordOutcome(opened(), two, decision, chair);
    expect(code(heard, two, { start: "14:00" })).toBe("outcome-signed");
    expect(code(heard, one, { with: two })).toBe("outcome-signed");
    expect(code(heard, one, { start: "09:45" })).toBe("hours-taken");
  });

  it("one of longer slots does not run into another candidate's", () => {
    const session = opened();
    const slots = session.slots.map((slot) =>
      slot.fileId === two ? { ...slot, interviewEnd: "10:25", end: "10:40" } : slot,
    );
    expect(code({ ...session, slots }, one, { with: two })).toBe("hours-taken");
  });

  it("and a candidate is not heard by two juries at once for it", () => {
    const after = moveSlot(opened(), one, { start: "14:00" }, "oemm");
    const elsewhere = {
      personId: files[0]?.candidate.personId ?? "",
      sessionId: testId("ses", 2),
      start: "14:45",
      end: "15:15",
    };
    const day = { date: plan.date, version: 1, engagements: [elsewhere] };
    const margin = guidePolicy.jury.betweenAppearances;
    expect(refusalOf(() => engageCandidates([day], after, margin))?.code).toBe("candidate-busy");
  });
});
