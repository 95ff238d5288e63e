import { DomainError } from "../domain-error.ts";
import type { VaeFile, VaeFileIn } from "../vae/file.ts";
import { assertFileAllows } from "../vae/file-machine.ts";
import { acquiredAfter, type DecisionSheet } from "./decision-sheet.ts";

/** R-JURY-1: takes a file from the waiting list into a session. */
export function scheduleFile(file: VaeFile, sessionId: string): VaeFileIn<"scheduled"> {
  assertFileAllows(file, "schedule");
  return { ...file, state: "scheduled", sessionId };
}

/** R-JURY-6: puts a file back on the waiting list, at the place that its submission gives it. */
export function unscheduleFile(file: VaeFile): VaeFileIn<"submitted"> {
  assertFileAllows(file, "unschedule");
  return waitingAgain(file);
}

/** R-JURY-8: an absent or excused candidate goes back to the waiting list. */
export function recordAbsence(file: VaeFile): VaeFileIn<"submitted"> {
  assertFileAllows(file, "record-absence");
  return waitingAgain(file);
}

function waitingAgain({ sessionId: _, ...waiting }: VaeFileIn<"scheduled">): VaeFileIn<"submitted"> {
  return { ...waiting, state: "submitted" };
}

/** R-JURY-8, R-JURY-10: what a signed sheet makes of a file: the whole CQP, or a partial validation. */
export function recordDecision(
  file: VaeFile,
  sheet: DecisionSheet,
  domainCodes: readonly string[],
): VaeFileIn<"partially-validated" | "certified"> {
  assertFileAllows(file, "record-decision");
  return decidedBy(sheet, file, domainCodes);
}

/**
 * R-JURY-12: the file follows a corrected sheet, as long as it is the file's last one.
 * @throws DomainError `sheet-superseded`.
 */
export function followCorrection(
  file: VaeFile,
  corrected: DecisionSheet,
  domainCodes: readonly string[],
): VaeFileIn<"partially-validated" | "certified"> {
  assertFileAllows(file, "correct-decision");
  if (file.lastSheetId !== corrected.corrects?.sheetId)
    throw new DomainError("sheet-superseded", {
      rule: "R-JURY-12",
      detail: "Seule la dernière fiche de décision du dossier peut être rectifiée.",
    });
  return decidedBy(corrected, file, domainCodes);
}

function decidedBy(
  sheet: DecisionSheet,
  file: VaeFileIn<"scheduled" | "partially-validated" | "certified">,
  domainCodes: readonly string[],
): VaeFileIn<"partially-validated" | "certified"> {
  return {
    ...file,
    state: sheet.validation === "full" ? "certified" : "partially-validated",
    acquired: acquiredAfter(sheet, domainCodes),
    lastSheetId: sheet.id,
  };
}
