import { describe, expect, it } from "vitest";
import { answerAbsence, askAbsence, stepBack } from "../../../shared/domain/jury/announced.ts";
import { markAttendance } from "../../../shared/domain/jury/attendance.ts";
import { changeSession } from "../../../shared/domain/jury/plan.ts";
import { proposeReplacements } from "../../../shared/domain/jury/proposal.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { recordOutcome, signOutcome } from "../../../shared/domain/jury/sitting.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, registeredEnrolment, testId } from "../../support/files.ts";
import {
  chair,
  convened,
  decision,
  files,
  member,
  opened,
  parts,
  plan,
} from "../../support/jury-sessions.ts";

const [one, two] = plan.fileIds as [string, string];
const eve = "2027-03-01";
const signature = { signedAt: noon, sheetId: testId("sheet", 1) };

describe("R-DAY-11: a candidate who can't come", () => {
  const asked = askAbsence(convened(), one, noon, eve);

  it("says so until the day, the day included, and once until OEMM has answered", () => {
    expect(asked.slots.map(({ absence }) => absence)).toEqual([{ askedAt: noon }, undefined]);
    const refusal = (session: JurySession, on: string) =>
      refusalOf(() => askAbsence(session, one, noon, on))?.code;
    expect(refusal(convened(), plan.date)).toBeUndefined();
    expect(refusal(opened(), plan.date)).toBeUndefined();
    expect(refusal(convened(), "2027-03-03")).toBe("absence-too-late");
    expect(refusal(asked, eve)).toBe("absence-asked");
    const recorded = recordOutcome(opened(), one, decision, chair);
    expect(refusal(recorded, plan.date)).toBe("absence-too-late");
    expect(refusal(signOutcome(recorded, one, signature, chair).session, plan.date)).toBe("absence-too-late");
    expect(refusalOf(() => askAbsence(convened(), testId("file", 9), noon, eve))?.code).toBe(
      "candidate-not-in-session",
    );
  });

  it("keeps the slot where OEMM keeps it, and may ask again", () => {
    const { session, outcome } = answerAbsence(asked, one, "keep", eve);
    expect(outcome).toBe("kept");
    expect(session).toEqual({
      ...asked,
      slots: [{ ...asked.slots[0], absence: { askedAt: noon, answer: "keep" } }, asked.slots[1]],
    });
    expect(askAbsence(session, one, "2027-03-01T12:00:00Z", eve).slots[0]?.absence).toEqual({
      askedAt: "2027-03-01T12:00:00Z",
    });
  });

  it("leaves the session where OEMM frees the slot: the others keep their hours", () => {
    const { session, outcome } = answerAbsence(asked, one, "free", eve);
    expect(outcome).toBe("freed");
    expect(session).toEqual({ ...asked, slots: [asked.slots[1]], sequence: asked.sequence + 1 });
    const alone = { ...asked, slots: asked.slots.slice(0, 1) };
    expect(refusalOf(() => answerAbsence(alone, one, "free", eve))?.code).toBe("last-candidate");
  });

  it("is excused on the day, which the chair signs", () => {
    const onDay = askAbsence(opened(), one, noon, plan.date);
    const { session, outcome } = answerAbsence(onDay, one, "free", plan.date);
    expect(outcome).toBe("excused");
    expect(session.slots[0]).toMatchObject({ outcome: { kind: "excused" }, absence: { answer: "free" } });
    expect(session.slots[1]).toEqual(onDay.slots[1]);
    expect(signOutcome(session, one, signature, chair).outcome).toEqual({ kind: "excused" });
    expect(answerAbsence(asked, one, "free", "2027-03-04").outcome).toBe("excused");
  });

  it("is answered where it was asked, once, and not over what is signed", () => {
    const refusal = (session: JurySession, fileId = one) =>
      refusalOf(() => answerAbsence(session, fileId, "keep", eve))?.code;
    expect(refusal(asked, two)).toBe("no-absence-asked");
    expect(refusal(answerAbsence(asked, one, "keep", eve).session)).toBe("no-absence-asked");
    const onDay = askAbsence(opened(), one, noon, plan.date);
    const recorded = recordOutcome(onDay, one, { kind: "absent" }, chair);
    expect(refusal(recorded)).toBeUndefined();
    expect(refusal(signOutcome(recorded, one, signature, chair).session)).toBe("no-absence-asked");
  });
});

describe("R-DAY-11: a member who can't sit, or knows a candidate", () => {
  const unavailable = { memberId: "jur_membre_2", at: noon, because: "unavailable" as const };
  const knows = { memberId: "jur_membre_2", at: noon, because: "knows-candidate" as const, fileId: one };

  it("says so, the last word counting", () => {
    const said = stepBack(convened(), unavailable);
    expect(said).toEqual({ ...convened(), steppedBack: [unavailable] });
    expect(stepBack(said, knows).steppedBack).toEqual([knows]);
    const other = { ...unavailable, memberId: "jur_membre_3" };
    expect(stepBack(said, other).steppedBack).toEqual([unavailable, other]);
    const stranger = { ...unavailable, memberId: "jur_autre" };
    expect(refusalOf(() => stepBack(convened(), stranger))?.code).toBe("not-a-member");
    const unheard = { ...knows, fileId: testId("file", 9) };
    expect(refusalOf(() => stepBack(convened(), unheard))?.code).toBe("candidate-not-in-session");
  });

  it("leaves a session that sits; no decision is signed before who knows the candidate", () => {
    const left = stepBack(opened(), knows);
    expect(left).toMatchObject({ present: ["jur_membre_1", "jur_membre_3", "jur_membre_4"] });
    const back = markAttendance(left, plan.memberIds, "oemm");
    const sign = (
      session: JurySession,
      fileId: string,
      outcome: Parameters<typeof recordOutcome>[2] = decision,
    ) =>
      refusalOf(() => signOutcome(recordOutcome(session, fileId, outcome, chair), fileId, signature, chair));
    expect(sign(back, one)).toMatchObject({ code: "conflict-of-interest", fields: [{ path: "present" }] });
    expect(sign(back, one, { kind: "absent" })).toBeUndefined();
    expect(sign(back, two)).toBeUndefined();
    expect(sign(left, one)).toBeUndefined();
  });

  it("is forgotten with the member who is replaced", () => {
    const said = stepBack(convened(), unavailable);
    const change = (memberIds: string[], by = parts.members) =>
      changeSession(said, { ...plan, memberIds }, { ...parts, members: by }, eve).steppedBack;
    expect(change(plan.memberIds)).toEqual([unavailable]);
    const next = member(5, "employer");
    const ids = ["jur_membre_1", next.id, "jur_membre_3", "jur_membre_4"];
    expect(change(ids, [parts.members[0], next, ...parts.members.slice(2)] as typeof parts.members)).toEqual(
      [],
    );
    expect(changeSession(convened(), plan, parts, eve)).not.toHaveProperty("steppedBack");
  });

  it("is replaced by one of the same side, those who can sit first", () => {
    const [free, busy, colleague] = [5, 6, 7].map((n) =>
      member(n, "employer", n === 7 ? { companyId: "cmp_x" } : {}),
    );
    const day = { date: plan.date, version: 1 };
    const at = (start: string, end: string) => [{ sessionId: testId("ses", 2), start, end }];
    const proposed = proposeReplacements(convened(), "jur_membre_2", {
      members: [busy, colleague, free, ...parts.members, member(8, "employee")] as typeof parts.members,
      files: [{ ...registeredEnrolment(one, "2026-01-04"), companyId: "cmp_x" }, files[1] as never],
      personOf: () => undefined,
      diaries: [
        { ...day, memberId: "jur_membre_6", engagements: at("09:00", "09:45") },
        { ...day, memberId: "jur_membre_5", engagements: at("14:00", "15:00") },
      ],
    });
    expect(proposed.map(({ member: { id }, hindrances }) => [id, hindrances.length])).toEqual([
      ["jur_membre_5", 0],
      ["jur_membre_6", 1],
      ["jur_membre_7", 1],
    ]);
    expect(
      refusalOf(() =>
        proposeReplacements(convened(), "jur_autre", {
          members: [],
          files: [],
          personOf: () => undefined,
          diaries: [],
        }),
      )?.code,
    ).toBe("not-a-member");
  });
});
