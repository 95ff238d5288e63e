import { excuseAbsence, undoAbsenceOf } from "../../../shared/domain/jury/absence.ts";
import { adjournSession } from "../../../shared/domain/jury/adjourn.ts";
import { answerAbsence, askAbsence, freeSlot, stepBack } from "../../../shared/domain/jury/announced.ts";
import { markAttendance, replaceChair } from "../../../shared/domain/jury/attendance.ts";
import { cancelSession, conveneSession } from "../../../shared/domain/jury/convene.ts";
import { withCorrected } from "../../../shared/domain/jury/correction.ts";
import { announceAttendance } from "../../../shared/domain/jury/deposit-attendance.ts";
import { moveSlot } from "../../../shared/domain/jury/move-slot.ts";
import { changeSession, planSession, type SessionPlan } from "../../../shared/domain/jury/plan.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { jurySessionMachine } from "../../../shared/domain/jury/session.ts";
import {
  closeSession,
  markExamined,
  openSession,
  recordOutcome,
  signOutcome,
} from "../../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { fileIn, noon, testId, today } from "../../support/files.ts";
import { members } from "../../support/jury-sessions.ts";
import { proveTable } from "./prove-table.ts";

const memberIds = members.map(({ id }) => id);
const [chair] = memberIds;
const fileId = testId("file", 1);
const date = "2027-03-02";
const plan: SessionPlan = {
  date,
  startTime: "09:00",
  breaks: [],
  place: { kind: "on-site", address: "Paris" },
  memberIds,
  fileIds: [fileId],
};
const parts = {
  members,
  files: [fileIn("submitted")],
  format: "presentation" as const,
  domainCodes: () => ["CMI-1"],
  acquired: () => ({}),
  policy: guidePolicy,
};
const planned = () =>
  planSession({ id: testId("ses", 1), certification: "CMI", plan, ...parts }, today, noon);
const outcome = { kind: "decided" as const, domains: { "CMI-1": "acquired" as const } };
const absent = { outcome: { kind: "absent" as const } };
const chairing = { memberId: "jur_membre_1" };
const signature = { signedAt: noon, sheetId: testId("sheet", 1) };

type State = JurySession["state"];

/** A session that has all that any command may want, in a state. */
function session(state: State, slot: object = {}): JurySession {
  const held = planned();
  const slots = held.slots.map((each) => ({ ...each, ...slot }));
  return {
    ...held,
    slots,
    chair,
    openedUnder: "employer",
    present: memberIds,
    attended: memberIds,
    state,
  } as unknown as JurySession;
}

proveTable(jurySessionMachine, planned, {
  change: {
    from: ["planned", "convened"],
    by: [(state) => changeSession(session(state), plan, parts, today)],
  },
  "free-slot": {
    from: ["planned", "convened"],
    by: [
      (state) => {
        const held = session(state);
        const other = held.slots.map((slot) => ({ ...slot, fileId: testId("file", 2) }));
        return freeSlot({ ...held, slots: [...held.slots, ...other] }, fileId);
      },
    ],
  },
  convene: {
    from: ["planned"],
    by: [(state) => conveneSession(session(state), undefined, today)],
  },
  examine: {
    from: ["convened", "opened"],
    by: [(state) => markExamined(session(state), fileId, "jur_membre_1")],
  },
  cancel: { from: ["planned", "convened"], by: [(state) => cancelSession(session(state))] },
  open: {
    from: ["convened"],
    by: [
      (state) =>
        openSession(
          session(state),
          { chair: "jur_membre_1", present: memberIds },
          { previousChairSide: undefined, today: date, by: "oemm" },
        ).session,
    ],
  },
  "record-outcome": {
    from: ["opened"],
    by: [(state) => recordOutcome(session(state), fileId, outcome, chairing)],
  },
  sign: {
    from: ["opened"],
    by: [(state) => signOutcome(session(state, { outcome }), fileId, signature, chairing).session],
  },
  close: { from: ["opened"], by: [(state) => closeSession(session(state, { outcome, signature }), "oemm")] },
  "ask-absence": {
    from: ["convened", "opened"],
    by: [(state) => askAbsence(session(state), fileId, noon, date)],
  },
  "answer-absence": {
    from: ["convened", "opened"],
    by: [
      (state) => answerAbsence(session(state, { absence: { askedAt: noon } }), fileId, "keep", date).session,
    ],
  },
  "step-back": {
    from: ["convened", "opened"],
    by: [(state) => stepBack(session(state), { memberId: "jur_membre_2", at: noon, because: "unavailable" })],
  },
  "deposit-attendance": {
    from: ["opened", "closed"],
    by: [
      (state) => {
        const held = session(state);
        const given = { id: testId("evd", 1), uploadUntil: noon, now: noon, today: date };
        announceAttendance(
          { fileName: "feuille.pdf" },
          { session: held, held: [], by: "oemm" },
          given,
          guidePolicy,
        );
        return held;
      },
    ],
  },
  "mark-attendance": { from: ["opened"], by: [(state) => markAttendance(session(state), memberIds, "oemm")] },
  "replace-chair": {
    from: ["opened"],
    by: [(state) => replaceChair(session(state), { chair: "jur_membre_2" }, "oemm")],
  },
  "move-slot": {
    from: ["opened"],
    by: [(state) => moveSlot(session(state), fileId, { start: "15:00" }, "oemm")],
  },
  correct: {
    from: ["opened", "closed"],
    by: [(state) => withCorrected(session(state), fileId, outcome, { ...signature, chair: "jur_membre_1" })],
  },
  "correct-absence": {
    from: ["opened", "closed"],
    by: [
      (state) => excuseAbsence(session(state, absent), fileId),
      (state) => undoAbsenceOf(session(state, absent), fileIn("submitted"), false).session,
    ],
  },
  adjourn: { from: ["opened"], by: [(state) => adjournSession(session(state), [], "oemm").session] },
});
