import { describe, expect, it } from "vitest";
import { firstJuryDeadline } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { excuseAbsence, undoAbsenceOf } from "../../../shared/domain/jury/absence.ts";
import { adjournSession } from "../../../shared/domain/jury/adjourn.ts";
import { markAttendance } from "../../../shared/domain/jury/attendance.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { closeSession, recordOutcome, signOutcome } from "../../../shared/domain/jury/sitting.ts";
import {
  adjournFile,
  recordAbsence,
  recordDecision,
  scheduleFile,
} from "../../../shared/domain/validation/file-outcome.ts";
import { sheetGranting } from "../../support/decisions.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, registeredEnrolment, testId, today } from "../../support/files.ts";
import { chair, convened, decision, files, opened, plan } from "../../support/jury-sessions.ts";

const [one, two] = plan.fileIds as [string, string];
const signature = { signedAt: noon, sheetId: testId("sheet", 1) };
const { interview } = fileIn("submitted");
const enrolled = registeredEnrolment(one, "2024-03-02");
/** A trained candidate's file, in the session that sits on the last day of the three years. */
const trained = {
  ...enrolled,
  state: "submitted",
  interview,
  individualPath: { modules: [] },
  submittedAt: noon,
} as CandidateFile;
const scheduled = scheduleFile(trained, opened().id);
const onDay = { on: plan.date, appeared: true };

describe("R-DAY-2: adjournment", () => {
  it("keeps what was signed, and sends the others back to the waiting list, first of all", () => {
    const recorded = recordOutcome(opened(), one, decision, chair);
    const { session } = signOutcome(recorded, one, signature, chair);
    const { session: after, adjourned } = adjournSession(session, [], chair);
    expect(after).toMatchObject({ state: "closed", slots: [{ outcome: decision, signature }, {}] });
    expect(after.slots[1]?.outcome).toEqual({ kind: "adjourned" });
    expect(adjourned).toEqual([{ fileId: two, appeared: false, unknown: false }]);
  });

  it("those who were there have appeared, as those have whom the jury had begun to decide on", () => {
    const recorded = recordOutcome(opened(), one, decision, chair);
    const of = (by: "oemm" | "system") => adjournSession(recorded, [], by).adjourned;
    expect(of("oemm")).toEqual([
      { fileId: one, appeared: true, unknown: false },
      { fileId: two, appeared: false, unknown: false },
    ]);
    expect(of("system").map(({ unknown }) => unknown)).toEqual([false, true]);
    const absent = recordOutcome(opened(), one, { kind: "absent" }, chair);
    const { session, adjourned } = adjournSession(absent, [two], "oemm");
    expect(adjourned.map(({ appeared }) => appeared)).toEqual([false, true]);
    expect(session.slots[0]).not.toHaveProperty("recordedBy");
  });

  it("is the chair's or OEMM's, even when all members are gone, and time's", () => {
    const alone = markAttendance(opened(), [], "oemm");
    const adjourn = (session: JurySession, by: Parameters<typeof adjournSession>[2]) =>
      refusalOf(() => adjournSession(session, [], by))?.code;
    expect(adjourn(alone, "oemm")).toBeUndefined();
    expect(adjourn(alone, "system")).toBeUndefined();
    expect(adjourn(alone, chair)).toBe("not-present");
    expect(adjourn(opened(), chair)).toBeUndefined();
    expect(adjourn(opened(), { memberId: "jur_membre_2" })).toBe("not-the-chair");
    expect(adjourn(convened(), "oemm")).toBe("transition-refused");
  });

  it("knows the session's candidates alone", () => {
    expect(refusalOf(() => adjournSession(opened(), [one, testId("file", 9)], "oemm"))).toMatchObject({
      code: "candidate-not-in-session",
      kind: "input",
      fields: [{ path: "appeared.1" }],
    });
  });

  it("R-TRN-2: leaves who was there without a deadline, and who was not with theirs", () => {
    const there = adjournFile(scheduled, onDay);
    expect(there).toMatchObject({ state: "submitted", adjournedOn: plan.date, appearedOn: plan.date });
    expect(there).not.toHaveProperty("sessionId");
    expect(firstJuryDeadline(there, plan.date)).toMatchObject({ state: "met" });
    const away = adjournFile(scheduled, { ...onDay, appeared: false });
    expect(away).toMatchObject({ state: "submitted", adjournedOn: plan.date });
    expect(away).not.toHaveProperty("appearedOn");
  });

  it("gives a place ahead until the next session that has done with the candidate", () => {
    const again = scheduleFile(adjournFile(scheduled, onDay), testId("ses", 2));
    expect(again).toMatchObject({ adjournedOn: plan.date });
    expect(recordAbsence(again)).not.toHaveProperty("adjournedOn");
    expect(recordDecision(again, sheetGranting("partial"))).not.toHaveProperty("adjournedOn");
    const byVae = scheduleFile(adjournFile(scheduleFile(files[0] as CandidateFile, "s"), onDay), "s");
    expect(recordDecision(byVae, sheetGranting("full"))).not.toHaveProperty("adjournedOn");
  });
});

it("R-DAY-10: a right to a first jury that was kept is over once a session had done with the candidate", () => {
  const kept = { ...scheduled, firstJuryKept: today } as CandidateFile;
  expect(recordAbsence(kept)).not.toHaveProperty("firstJuryKept");
  expect(adjournFile(kept, onDay)).not.toHaveProperty("firstJuryKept");
  expect(adjournFile(kept, { ...onDay, appeared: false })).toHaveProperty("firstJuryKept");
});

describe("R-DAY-2: absences corrected", () => {
  const absent = recordOutcome(opened(), one, { kind: "absent" }, chair);
  const signed = signOutcome(absent, one, signature, chair).session;
  const closed: JurySession = { ...signed, state: "closed" };
  const waiting = recordAbsence(scheduled);
  const lapsed = { ...waiting, state: "lapsed" } as CandidateFile;

  it.each([
    ["recorded", absent],
    ["signed", signed],
    ["of a closed session", closed],
  ])("is made excused: %s", (_, session) => {
    const { outcome, ...kept } = excuseAbsence(session, one).slots[0] ?? {};
    expect(outcome).toEqual({ kind: "excused" });
    expect(session.slots[0]).toEqual({ ...kept, outcome: { kind: "absent" } });
  });

  it("is of a candidate who was recorded as absent", () => {
    expect(refusalOf(() => excuseAbsence(opened(), one))?.code).toBe("no-absence");
    expect(refusalOf(() => undoAbsenceOf(opened(), scheduled, false))?.code).toBe("no-absence");
    const decided = recordOutcome(opened(), one, decision, chair);
    expect(refusalOf(() => undoAbsenceOf(decided, scheduled, false))?.code).toBe("no-absence");
    expect(refusalOf(() => excuseAbsence(decided, one))?.code).toBe("no-absence");
    expect(refusalOf(() => undoAbsenceOf(decided, lapsed, false))?.code).toBe("no-absence");
    const { session } = undoAbsenceOf(closed, waiting, false);
    expect(refusalOf(() => undoAbsenceOf(session, waiting, false))?.code).toBe("no-absence");
  });

  it("is undone before it is signed: nothing is recorded of the candidate any more", () => {
    expect(undoAbsenceOf(absent, scheduled, false)).toEqual({
      session: opened(),
      file: scheduled,
      unsettled: false,
    });
  });

  it("is undone once signed, while the session sits: the candidate is heard again, and the deadline returns", () => {
    for (const file of [waiting, lapsed]) {
      const undone = undoAbsenceOf(signed, file, false);
      expect(undone).toEqual({ session: opened(), file: scheduled, unsettled: false });
      // The last day was that of the session: it waits for the outcome, and passes with an absence.
      const late = firstJuryDeadline(undone.file, "2027-03-05");
      expect(late).toMatchObject({ state: "running", lastDay: plan.date, nextDay: "2027-03-05" });
    }
  });

  it("R-DAY-8: said by a sheet, isn't heard again while the session sits: its signers correct the sheet", () => {
    const sheetId = testId("sheet", 1);
    const said = signed.slots.map((slot) =>
      slot.signature === undefined ? slot : { ...slot, signature: { ...slot.signature, sheetId } },
    );
    const { session, file } = undoAbsenceOf({ ...signed, slots: said }, waiting, false);
    expect(session.slots[0]?.outcome).toEqual({ kind: "adjourned" });
    expect(file.state).toBe("submitted");
  });

  it("is undone of an excused candidate too, and of one whose file is worked on again", () => {
    expect(undoAbsenceOf(excuseAbsence(signed, one), waiting, false).file).toEqual(scheduled);
    const reopened = { ...enrolled, state: "enrolled" } as CandidateFile;
    const undone = undoAbsenceOf(signed, reopened, false);
    expect(undone.file).toEqual({ ...reopened, appearedOn: plan.date });
    expect(undone.session.slots[0]?.outcome).toEqual({ kind: "adjourned" });
  });

  it("is undone after the session: the candidate has appeared, waits first of all, and what lapsed returns", () => {
    for (const file of [waiting, lapsed]) {
      const { session, file: after, unsettled } = undoAbsenceOf(closed, file, false);
      expect(unsettled).toBe(false);
      expect(session.slots[0]?.outcome).toEqual({ kind: "adjourned" });
      expect(session.slots[0]).not.toHaveProperty("signature");
      expect(after).toMatchObject({ state: "submitted", appearedOn: plan.date, adjournedOn: plan.date });
      expect(firstJuryDeadline(after, "2027-03-05")).toMatchObject({ state: "met" });
    }
    const reopened = { ...enrolled, state: "lapsed" } as CandidateFile;
    expect(undoAbsenceOf(closed, reopened, false).file).toMatchObject({
      state: "enrolled",
      appearedOn: plan.date,
    });
  });

  it("is undone of who has another file, which is in the way of one that lapsed alone", () => {
    expect(undoAbsenceOf(closed, waiting, true)).toMatchObject({
      file: { state: "submitted" },
      unsettled: false,
    });
  });

  it("is undone of who is enrolled anew: what lapsed stays so, and is OEMM's to settle, until the other file is gone", () => {
    for (const session of [signed, closed]) {
      const undone = undoAbsenceOf(session, lapsed, true);
      expect(undone).toMatchObject({ file: lapsed, unsettled: true });
      expect(undone.session.slots[0]?.outcome).toEqual({ kind: "adjourned" });
      expect(
        undoAbsenceOf({ ...undone.session, state: "closed" } as JurySession, lapsed, false),
      ).toMatchObject({
        file: { state: "submitted", appearedOn: plan.date },
        unsettled: false,
      });
    }
  });

  it("leaves what came since: another session, a decision, a withdrawal", () => {
    const elsewhere = scheduleFile(waiting, testId("ses", 2));
    expect(undoAbsenceOf(closed, elsewhere, false).file).toEqual({ ...elsewhere, appearedOn: plan.date });
    const decided = recordDecision(elsewhere, { ...sheetGranting("partial"), decidedOn: today });
    const withdrawn = { ...waiting, state: "withdrawn" } as CandidateFile;
    expect(undoAbsenceOf(signed, elsewhere, false).session.slots[0]?.outcome).toEqual({ kind: "adjourned" });
    for (const file of [decided, withdrawn]) expect(undoAbsenceOf(closed, file, false).file).toBe(file);
  });

  it("what was undone beside another file is settled: nothing is recorded, signed or adjourned of it again", () => {
    const { session } = undoAbsenceOf(signed, lapsed, true);
    expect(refusalOf(() => recordOutcome(session, one, decision, chair))?.code).toBe("outcome-signed");
    expect(refusalOf(() => signOutcome(session, one, signature, chair))?.code).toBe("outcome-missing");
    expect(adjournSession(session, [], "oemm").adjourned.map(({ fileId }) => fileId)).toEqual([two]);
    expect(refusalOf(() => closeSession(session, "oemm"))?.fields).toHaveLength(1);
  });
});
