import {
  type CandidateFile,
  type Changed,
  type FileIn,
  type FileMain,
  handingOn,
  transitionFile,
} from "../enrolment/file.ts";
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

/** R-JURY-8: an absent or excused candidate goes back to the waiting list. */
export function recordAbsence(file: CandidateFile): FileIn<"submitted"> {
  return waitAgain(file, "record-absence");
}

/** Branches by path: TypeScript does not keep which of the two shapes a spread came from. */
function waitAgain(file: CandidateFile, command: "unschedule" | "record-absence"): FileIn<"submitted"> {
  return transitionFile(file, command, (scheduled) => {
    if (scheduled.path === "vae") {
      const { sessionId: _, ...waiting } = scheduled;
      return { ...waiting, state: "submitted" };
    }
    const { sessionId: _, ...waiting } = scheduled;
    return { ...waiting, state: "submitted" };
  });
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

/** R-JURY-12: the file follows a corrected sheet. */
export function followCorrection(
  file: CandidateFile,
  corrected: DecisionSheet,
): FileIn<"partially-validated" | "certified"> {
  return decide(file, "correct-decision", corrected);
}

/** R-PER-4: the file of the last sheet, once OEMM granted the CQP that two persons who are one had made whole. */
export function grantByJoining(file: CandidateFile): FileIn<"certified"> {
  return transitionFile(file, "grant-by-joining", (decided) => ({ ...decided, state: "certified" }));
}

function decide(
  file: CandidateFile,
  command: "record-decision" | "correct-decision",
  { id: lastSheetId, validation, decidedOn }: DecisionSheet,
): FileIn<"partially-validated" | "certified"> {
  return transitionFile(file, command, (heard) => {
    const state = validation === "full" ? ("certified" as const) : ("partially-validated" as const);
    if (heard.path === "vae") return { ...heard, state, lastSheetId };
    return { ...heard, state, lastSheetId, appearedOn: heard.appearedOn ?? decidedOn };
  });
}
