import * as z from "zod";
import { fullName } from "../domain/enrolment/candidate.ts";
import { type DecisionSheet, decisionSheet } from "../domain/validation/decision-sheet.ts";

/** A decision sheet as its readers see it. */
export const sheetView = decisionSheet
  .omit({ acquiredBefore: true, candidate: true, chair: true })
  .extend({ candidateName: z.string(), chairName: z.string() })
  .meta({ id: "DecisionSheet", description: "Fiche de décision du jury" });

/** A sheet for its readers: without what only a correction needs. */
export function toSheetView(sheet: DecisionSheet): z.input<typeof sheetView> {
  const { acquiredBefore: _, candidate, chair, ...printed } = sheet;
  return {
    ...printed,
    candidateName: fullName(candidate),
    chairName: chair.name,
  };
}
