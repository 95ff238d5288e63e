import * as z from "zod";
import type { Step } from "../shared/domain/bring-up.ts";
import { appearances } from "../shared/domain/jury/appearances.ts";
import { convocationKind } from "../shared/domain/jury/convene.ts";
import { extraTime } from "../shared/domain/jury/extra-time.ts";
import { juryOutcome } from "../shared/domain/jury/outcome.ts";
import { sessionPlace } from "../shared/domain/jury/session.ts";
import { certificationCode, juryFormat } from "../shared/domain/referential/certification.ts";
import { civilDate, civilTime } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

/** R-DAY-6: the session, where it was over: its minutes have a new edition. */
const correctedRef = { endedSessionId: z.string().optional() };

const sessionRef = { sessionId: z.string() };
const exampleSession = "ses_01JZZZZZZZZZZZZZZZZZZZZZZZ";
const exampleFile = "file_01JZZZZZZZZZZZZZZZZZZZZZZZ";

/** A file was put on a session. */
export const fileScheduled = defineFact({
  type: "jury.file-scheduled",
  version: 1,
  about: "file",
  label: "Inscription à un jury",
  data: z.strictObject(sessionRef),
  follows: true,
  example: { sessionId: exampleSession },
});

/** A file went back to the waiting list because its session changed or was cancelled. */
export const fileUnscheduled = defineFact({
  type: "jury.file-unscheduled",
  version: 1,
  about: "file",
  label: "Retour en liste d’attente",
  data: z.strictObject(sessionRef),
  follows: true,
  example: { sessionId: exampleSession },
});

/** What a convocation says, as it was when it was decided: a later change sends another one. */
const appearance = {
  ...sessionRef,
  kind: convocationKind,
  sequence: z.int(),
  certification: certificationCode,
  format: juryFormat,
  date: civilDate,
  place: sessionPlace,
  start: civilTime,
  end: civilTime,
};
const exampleAppearance = {
  sessionId: exampleSession,
  kind: "request" as const,
  sequence: 0,
  certification: "CMI" as const,
  format: "presentation" as const,
  date: "2027-02-02",
  place: { kind: "on-site" as const, address: "10 rue de l’Exemple, 75000 Paris" },
  start: "09:00",
  end: "09:30",
};

/** A candidate is convened, told of a change, or of a cancellation (R-JURY-6). */
export const candidateConvened = defineFact({
  type: "jury.candidate-convened",
  version: 1,
  about: "file",
  label: "Convocation au jury",
  data: z.strictObject({
    ...appearance,
    domains: z.array(z.string()),
    referentialVersion: z.string(),
    /** R-DAY-3: by which the slot is longer than others. */
    extraTime: extraTime.optional(),
  }),
  follows: true,
  example: { ...exampleAppearance, domains: ["CMI-1"], referentialVersion: "2013-01" },
});

const scheduleOfNames = z.object({
  schedule: z.array(z.looseObject({ candidateName: z.string().optional() })),
});

/** A schedule says which files, not whose: the names stay erasable. */
const withoutNames: Step = (told) => ({
  ...told,
  schedule: scheduleOfNames.parse(told).schedule.map(({ candidateName: _, ...slot }) => slot),
});

/** A jury member is convened, told of a change, or of a cancellation (R-JURY-6). */
export const memberConvened = defineFact({
  type: "jury.member-convened",
  version: 2,
  about: "session",
  label: "Convocation d’un membre du jury",
  sitting: "named",
  data: z.strictObject({
    ...appearance,
    memberId: z.string(),
    schedule: z.array(
      z.strictObject({
        start: civilTime,
        end: civilTime,
        /** None where the first version named the candidate instead. */
        fileId: z.string().optional(),
      }),
    ),
  }),
  steps: [withoutNames],
  follows: true,
  example: {
    ...exampleAppearance,
    memberId: "jur_exemple",
    schedule: [{ start: "09:00", end: "09:45", fileId: exampleFile }],
  },
});

/** The jury recorded that a candidate did not appear. */
export const absenceRecorded = defineFact({
  type: "jury.absence-recorded",
  version: 1,
  about: "file",
  label: "Absence au jury",
  data: z.strictObject({ ...sessionRef, kind: z.enum(["absent", "excused"]), date: civilDate }),
  example: { sessionId: exampleSession, kind: "excused", date: "2027-02-02" },
});

/** A candidate announced that they can't come (R-DAY-11). */
export const absenceAsked = defineFact({
  type: "jury.absence-asked",
  version: 1,
  about: "file",
  label: "Absence annoncée",
  data: z.strictObject({ ...sessionRef, date: civilDate, motive: z.string() }),
  personal: ["motive"],
  example: { sessionId: exampleSession, date: "2027-02-02", motive: "Déplacement professionnel." },
});

/** OEMM answered a candidate who can't come (R-DAY-11). */
export const absenceAnswered = defineFact({
  type: "jury.absence-answered",
  version: 1,
  about: "file",
  label: "Réponse à une absence annoncée",
  data: z.strictObject({ ...sessionRef, date: civilDate, outcome: z.enum(["kept", "freed", "excused"]) }),
  example: { sessionId: exampleSession, date: "2027-02-02", outcome: "freed" },
});

/** OEMM made an absence excused, or undid it (R-DAY-2). */
export const absenceCorrected = defineFact({
  type: "jury.absence-corrected",
  version: 1,
  about: "file",
  label: "Absence au jury corrigée",
  data: z.strictObject({
    ...sessionRef,
    date: civilDate,
    /** Undone: the jury hears of them again, they wait first of all, or OEMM has to settle it. */
    becomes: z.enum(["excused", "heard-again", "waiting", "unsettled"]),
    motive: z.string(),
    ...correctedRef,
  }),
  personal: ["motive"],
  example: { sessionId: exampleSession, date: "2027-02-02", becomes: "waiting", motive: "Erreur de saisie." },
});

/** A session that convened a candidate in time was not held: they keep the right to a first jury (R-DAY-10). */
export const firstJuryKept = defineFact({
  type: "jury.first-jury-kept",
  version: 1,
  about: "file",
  label: "Droit à un premier jury conservé",
  data: z.strictObject({ ...sessionRef, date: civilDate, firstJuryBy: civilDate }),
  follows: true,
  example: { sessionId: exampleSession, date: "2027-02-02", firstJuryBy: "2027-02-10" },
});

/** A session was adjourned before it had done with a candidate, who waits again, first of all (R-DAY-2). */
export const candidateAdjourned = defineFact({
  type: "jury.candidate-adjourned",
  version: 1,
  about: "file",
  label: "Passage ajourné",
  data: z.strictObject({ ...sessionRef, date: civilDate, appeared: z.boolean() }),
  follows: true,
  example: { sessionId: exampleSession, date: "2027-02-02", appeared: true },
});

const sheetRef = { sheetId: z.string(), number: z.string(), validation: z.enum(["full", "partial"]) };
const exampleSheet = {
  sheetId: "sheet_01JZZZZZZZZZZZZZZZZZZZZZZZ",
  number: "FD-2027-02-02-ZZZZZZ-01",
  validation: "partial" as const,
};

/** The chair signed a decision sheet (R-JURY-12). */
export const decisionSigned = defineFact({
  type: "jury.decision-signed",
  version: 1,
  about: "file",
  label: "Fiche de décision signée",
  decisions: ["sheetId", "number", "validation"],
  data: z.strictObject({ ...sessionRef, ...sheetRef, ...correctedRef }),
  example: { sessionId: exampleSession, ...exampleSheet },
});

/** A correction was signed, and waits for its countersignature (R-DAY-8). */
export const correctionProposed = defineFact({
  type: "jury.correction-proposed",
  version: 1,
  about: "file",
  label: "Rectification proposée",
  data: z.strictObject({ ...sessionRef, correctionId: z.string(), explanation: z.string() }),
  personal: ["explanation"],
  oemmOnly: ["explanation"],
  example: {
    sessionId: exampleSession,
    correctionId: exampleSheet.sheetId,
    explanation: "Deux lignes de la fiche ont été interverties.",
  },
});

/** A member is asked to countersign a correction (R-DAY-8). */
export const countersignatureAsked = defineFact({
  type: "jury.countersignature-asked",
  version: 1,
  about: "session",
  label: "Contreseing demandé",
  sitting: "named",
  data: z.strictObject({
    memberId: z.string(),
    fileId: z.string(),
    signer: z.string(),
    sessionDate: civilDate,
    lastDay: civilDate,
  }),
  personal: ["signer"],
  follows: true,
  example: {
    memberId: "jur_exemple",
    fileId: exampleFile,
    signer: "Sarah Exemple",
    sessionDate: "2027-02-02",
    lastDay: "2027-04-03",
  },
});

/** OEMM reopened what was signed to correction (R-DAY-8). */
export const correctionReopened = defineFact({
  type: "jury.correction-reopened",
  version: 1,
  about: "file",
  label: "Rectification rouverte",
  data: z.strictObject({ ...sessionRef, standIn: z.string().optional(), motive: z.string() }),
  personal: ["motive"],
  oemmOnly: ["motive"],
  example: { sessionId: exampleSession, motive: "Erreur signalée par le centre." },
});

/** The chair signed a sheet that corrects another one, which was countersigned (R-JURY-12, R-DAY-8). */
export const decisionCorrected = defineFact({
  type: "jury.decision-corrected",
  version: 1,
  about: "file",
  label: "Fiche de décision rectifiée",
  decisions: ["sheetId", "number", "validation", "corrects"],
  data: z.strictObject({
    ...sheetRef,
    corrects: z.string(),
    ...correctedRef,
    /** R-DAY-2: it says that the candidate was not there. */
    absence: z.enum(["absent", "excused"]).optional(),
  }),
  example: { ...exampleSheet, corrects: exampleSheet.sheetId },
});

/** Candidates exchanged their slots while the session sat, or one moved to free hours (R-DAY-3). */
export const slotMoved = defineFact({
  type: "jury.slot-moved",
  version: 1,
  about: "session",
  label: "Ordre de passage modifié en séance",
  sitting: "all",
  data: z.strictObject({ fileId: z.string(), withFileId: z.string().optional(), start: civilTime }),
  example: { fileId: exampleFile, start: "14:00" },
});

const sessionDates = { date: civilDate, candidates: z.int() };

/** OEMM planned a session. */
export const sessionPlanned = defineFact({
  type: "jury.session-planned",
  version: 1,
  about: "session",
  label: "Jury planifié",
  data: z.strictObject({ certification: certificationCode, ...sessionDates }),
  example: { certification: "CMI", date: "2027-02-02", candidates: 4 },
});

/** OEMM changed a session. */
export const sessionChanged = defineFact({
  type: "jury.session-changed",
  version: 1,
  about: "session",
  label: "Jury modifié",
  sitting: "all",
  data: z.strictObject({ ...sessionDates, lateReason: z.string().optional() }),
  personal: ["lateReason"],
  example: { date: "2027-02-03", candidates: 4 },
});

/** OEMM convened a session. */
export const sessionConvened = defineFact({
  type: "jury.session-convened",
  version: 1,
  about: "session",
  label: "Jury convoqué",
  sitting: "all",
  data: z.strictObject({ ...sessionDates, lateReason: z.string().optional() }),
  personal: ["lateReason"],
  example: { date: "2027-02-02", candidates: 4 },
});

/** OEMM cancelled a session. */
export const sessionCancelled = defineFact({
  type: "jury.session-cancelled",
  version: 1,
  about: "session",
  label: "Jury annulé",
  sitting: "all",
  data: z.strictObject(sessionDates),
  example: { date: "2027-02-02", candidates: 4 },
});

/**
 * Who appears when, before and after a session was planned, changed, convened or cancelled: what is told of it to files and
 * people follows, apart from the change.
 */
export const appearancesChanged = defineFact({
  type: "jury.appearances-changed",
  version: 1,
  about: "session",
  label: "Ordre de passage",
  data: z.strictObject({ before: appearances.optional(), after: appearances }),
  follows: true,
  example: {
    after: {
      sequence: 0,
      certification: "CMI",
      format: "presentation",
      date: "2027-02-02",
      place: exampleAppearance.place,
      state: "planned",
      members: [{ id: "jur_exemple" }],
      slots: [
        {
          start: "09:00",
          interviewEnd: "09:30",
          end: "09:45",
          fileId: exampleFile,
          domains: ["CMI-1"],
          referentialVersion: "2013-01",
        },
      ],
    },
  },
});

/** The session was opened. */
export const sessionOpened = defineFact({
  type: "jury.session-opened",
  version: 1,
  about: "session",
  label: "Jury ouvert",
  sitting: "all",
  data: z.strictObject({ chair: z.string(), present: z.array(z.string()) }),
  example: { chair: "jur_exemple", present: ["jur_exemple"] },
});

/** Who of the jury is present from then on (R-DAY-2). */
export const attendanceMarked = defineFact({
  type: "jury.attendance-marked",
  version: 1,
  about: "session",
  label: "Présence des membres du jury",
  sitting: "all",
  data: z.strictObject({ present: z.array(z.string()) }),
  example: { present: ["jur_exemple"] },
});

/** Another member chairs the session from then on (R-DAY-2). */
export const chairReplaced = defineFact({
  type: "jury.chair-replaced",
  version: 1,
  about: "session",
  label: "Présidence du jury remplacée",
  sitting: "all",
  data: z.strictObject({ chair: z.string(), motive: z.string().optional() }),
  personal: ["motive"],
  example: { chair: "jur_exemple" },
});

/** The session was adjourned (R-DAY-2). */
export const sessionAdjourned = defineFact({
  type: "jury.session-adjourned",
  version: 1,
  about: "session",
  label: "Séance ajournée",
  sitting: "all",
  data: z.strictObject({ ...sessionDates, motive: z.string().optional() }),
  personal: ["motive"],
  example: { date: "2027-02-02", candidates: 2 },
});

/** A member said that they can't sit, or that they know a candidate (R-DAY-11). */
export const memberSteppedBack = defineFact({
  type: "jury.member-stepped-back",
  version: 1,
  about: "session",
  label: "Retrait d’un membre du jury",
  data: z.strictObject({
    memberId: z.string(),
    because: z.enum(["unavailable", "knows-candidate"]),
    fileId: z.string().optional(),
  }),
  example: { memberId: "jur_exemple", because: "unavailable" },
});

/** A member examined a candidate's file. */
export const fileExamined = defineFact({
  type: "jury.file-examined",
  version: 1,
  about: "session",
  label: "Dossier examiné par un membre du jury",
  sitting: "all",
  data: z.strictObject({ fileId: z.string(), memberId: z.string() }),
  example: { fileId: exampleFile, memberId: "jur_exemple" },
});

/** An outcome was recorded, as a draft until it is signed. */
export const outcomeRecorded = defineFact({
  type: "jury.outcome-recorded",
  version: 1,
  about: "session",
  label: "Résultat saisi",
  sitting: "all",
  data: z.strictObject({ fileId: z.string(), outcome: juryOutcome }),
  personal: ["outcome"],
  example: { fileId: exampleFile, outcome: { kind: "absent" } },
});

/** The session was closed. */
export const sessionClosed = defineFact({
  type: "jury.session-closed",
  version: 1,
  about: "session",
  label: "Jury clos",
  sitting: "all",
  data: z.strictObject({ candidates: z.int() }),
  example: { candidates: 4 },
});

/** OEMM created or changed an entry of the jury directory. */
export const memberDescribed = defineFact({
  type: "jury.member-described",
  version: 1,
  about: "jury-member",
  label: "Membre de jury enregistré",
  data: z.strictObject({ name: z.string(), side: z.enum(["employer", "employee"]) }),
  personal: ["name"],
  example: { name: "Camille Exemple", side: "employer" },
});

/** R-JURY-1: enough files wait for a jury of a certification. */
export const thresholdReached = defineFact({
  type: "jury.threshold-reached",
  version: 1,
  about: "certification",
  label: "Seuil d’organisation d’un jury atteint",
  data: z.strictObject({ threshold: z.int() }),
  example: { threshold: 4 },
});
