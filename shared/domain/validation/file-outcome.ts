import {
  type CandidateFile,
  type Changed,
  type FileIn,
  type FileMain,
  handingOn,
  transitionFile,
} from "../enrolment/file.ts";
import { transition } from "../state-machine.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { TrainingFileIn } from "../training/file.ts";
import { trainingFileMachine } from "../training/file-machine.ts";
import type { DecisionSheet } from "./decision-sheet.ts";

/** R-JURY-1: takes a file from the waiting list into a session. */
export function scheduleFile<File extends FileMain>(
  file: File,
  sessionId: string,
): Changed<File, "scheduled"> {
  return handingOn(file, (whole) =>
    transitionFile(whole, "schedule", (waiting) => ({ ...waiting, state: "scheduled", sessionId })),
  );
}

/** R-JURY-6: puts a file back on the waiting list, at the place that its submission gives it. */
export function unscheduleFile<File extends FileMain>(file: File): Changed<File, "submitted"> {
  return handingOn(file, (whole) => waitAgain(whole, "unschedule"));
}

/** R-JURY-8: an absent or excused candidate goes back to the waiting list; R-DAY-10: their session convened them. */
export function recordAbsence(file: CandidateFile): FileIn<"submitted"> {
  return heardOf(waitAgain(file, "record-absence"));
}

/**
 * R-DAY-2: the session of `on` was adjourned before the candidate was heard, who is first on the waiting list from now on;
 * who was there has appeared (R-TRN-2).
 */
export function adjournFile<File extends FileMain>(
  file: File,
  { on, appeared }: { on: CivilDate; appeared: boolean },
): Changed<File, "submitted"> {
  return handingOn(file, (whole) => {
    const left = waitAgain(whole, "adjourn");
    return { ...(appeared ? appearing(left, on) : left), adjournedOn: on };
  });
}

/** Branches by path: TypeScript does not keep which of the two shapes a spread came from. */
function waitAgain(
  file: CandidateFile,
  command: "unschedule" | "record-absence" | "adjourn",
): FileIn<"submitted"> {
  return transitionFile(file, command, (scheduled) => {
    if (scheduled.path === "vae") {
      const { sessionId: _, ...waiting } = scheduled;
      return { ...waiting, state: "submitted" };
    }
    const { sessionId: _, ...waiting } = scheduled;
    return { ...waiting, state: "submitted" };
  });
}

/** R-DAY-2: the absence of a candidate is undone while the session sits: the jury may decide on them again. */
export function hearAgain(file: CandidateFile, sessionId: string): FileIn<"scheduled"> {
  return transitionFile(file, "hear-again", (held) => ({ ...held, state: "scheduled", sessionId }));
}

/** R-DAY-2: the absence of a candidate is undone: they appeared on its day, and are first where they wait for a jury. */
export function showAppearance(file: CandidateFile, on: CivilDate): CandidateFile {
  return transitionFile(file, "show-appearance", (held) => {
    const shown = appearing(held, on);
    return shown.state === "submitted" ? { ...shown, adjournedOn: on } : shown;
  });
}

/** R-DAY-2: a file that lapsed returns to the state that it was in, as an appearance is shown. */
export function returnFile(file: CandidateFile): TrainingFileIn<"enrolled" | "submitted"> {
  if (file.path !== "training") throw new Error(`${file.id} is not on the training path`);
  return transition(trainingFileMachine, file, "return", (lapsed) => {
    const { interview, individualPath, submittedAt } = lapsed;
    if (interview === undefined || individualPath === undefined || submittedAt === undefined)
      return { ...lapsed, state: "enrolled" };
    return { ...lapsed, interview, individualPath, submittedAt, state: "submitted" };
  });
}

/** R-TRN-2: a trained candidate who was before a jury on a day. */
function appearing<File extends CandidateFile>(file: File, on: CivilDate): File {
  return file.path === "vae" ? file : heardOf({ ...file, appearedOn: file.appearedOn ?? on });
}

/** R-DAY-2, R-DAY-10: without the place ahead and the right that its candidate kept until a jury met about them. */
function heardOf<File extends CandidateFile>(file: File): File {
  const heard = { ...file };
  delete heard.adjournedOn;
  if (heard.path === "training") delete heard.firstJuryKept;
  return heard;
}

/**
 * R-JURY-8: what a signed sheet makes of a file: the whole CQP, or a partial validation. R-TRN-2: its candidate has
 * appeared before a jury.
 */
export function recordDecision(
  file: CandidateFile,
  sheet: DecisionSheet,
): FileIn<"partially-validated" | "certified"> {
  return decide(file, "record-decision", sheet);
}

/**
 * R-DAY-8: the file follows a corrected sheet. R-DAY-2: corrected to an absence, its candidate waits again, and has not
 * appeared on that day.
 */
export function followCorrection(
  file: CandidateFile,
  corrected: DecisionSheet,
): FileIn<"partially-validated" | "certified" | "submitted"> {
  if (corrected.absence === undefined) return decide(file, "correct-decision", corrected);
  const { id: lastSheetId, decidedOn } = corrected;
  return transitionFile(file, "correct-to-absence", (decided) => {
    if (decided.path === "vae") return { ...decided, state: "submitted", lastSheetId };
    const { appearedOn, ...others } = decided;
    const before = appearedOn === decidedOn ? others : decided;
    return { ...before, state: "submitted", lastSheetId };
  });
}

/** R-DAY-2: an absence was undone once the session was over, and the jury's decision is signed after all. */
export function decideLate(
  file: CandidateFile,
  sheet: DecisionSheet,
): FileIn<"partially-validated" | "certified"> {
  return decide(file, "decide-late", sheet);
}

/**
 * R-DAY-9: what the withdrawal of a certificate makes of the file of the certificate, or of that of the decision that fell:
 * over, where its own decision was obtained by fraud; otherwise that of the certificate is partly validated, to be taken up
 * again. Undefined where it stays as it is.
 */
export function fileWithout(
  file: CandidateFile,
  given: { fallen: string; because: "fraud" | "annulled"; certified: boolean },
): CandidateFile | undefined {
  const decided = file.state === "certified" || file.state === "partially-validated";
  if (given.because === "fraud" && decided && file.lastSheetId === given.fallen)
    return transitionFile(file, "annul-decision", (held) => ({ ...held, state: "annulled" }));
  if (!given.certified || file.state !== "certified") return undefined;
  return transitionFile(file, "withdraw-certificate", (held) => ({ ...held, state: "partially-validated" }));
}

/**
 * R-DAY-9: a file once a certificate is restored, `certified` where it is that of the certificate. Undefined where it stays
 * as it is: it went on since.
 */
export function fileRestored(file: CandidateFile, certified: boolean): CandidateFile | undefined {
  if (certified && (file.state === "annulled" || file.state === "partially-validated"))
    return transitionFile(file, "restore-certificate", (held) => ({ ...held, state: "certified" }));
  if (file.state !== "annulled") return undefined;
  return transitionFile(file, "restore-decision", (held) => ({ ...held, state: "partially-validated" }));
}

/** R-PER-4: the file of the last sheet, once OEMM granted the CQP that two persons who are one had made whole. */
export function grantByJoining(file: CandidateFile): FileIn<"certified"> {
  return transitionFile(file, "grant-by-joining", (decided) => ({ ...decided, state: "certified" }));
}

function decide(
  file: CandidateFile,
  command: "record-decision" | "correct-decision" | "decide-late",
  { id: lastSheetId, validation, decidedOn }: DecisionSheet,
): FileIn<"partially-validated" | "certified"> {
  return transitionFile(file, command, (heard) => {
    const state = validation === "full" ? ("certified" as const) : ("partially-validated" as const);
    if (heard.path === "vae") return { ...heardOf(heard), state, lastSheetId };
    return { ...appearing(heard, decidedOn), state, lastSheetId };
  });
}
