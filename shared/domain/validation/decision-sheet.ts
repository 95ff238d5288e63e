import * as z from "zod";
import { candidate } from "../enrolment/candidate.ts";
import { fileId, memberId, sessionId, sheetId } from "../ids.ts";
import { domainResult } from "../jury/outcome.ts";
import { validity } from "../policy/validity.ts";
import { certificationCode } from "../referential/certification.ts";
import { civilDate, instant } from "../time/civil-date.ts";
import { type AcquiredDomains, acquiredDomains, latestOf, validityOf } from "./acquired-domain.ts";

/**
 * The decision sheet (fiche de décision) of one candidate: written once, signed by the chair, never changed
 * (R-JURY-12). It has no field for reasons.
 */
export const decisionSheet = z.strictObject({
  id: sheetId,
  /** As printed. */
  number: z.string(),
  fileId,
  candidate,
  certification: certificationCode,
  referentialVersion: z.string(),
  sessionId,
  decidedOn: civilDate,
  /** Result of every domain of the certification; `already-acquired` for those that were not presented. */
  results: z.array(
    z.strictObject({
      domainCode: z.string(),
      result: z.union([domainResult, z.literal("already-acquired")]),
      /** Last valid day of an acquired domain while the validation is partial. */
      validUntil: civilDate.optional(),
    }),
  ),
  validation: z.enum(["full", "partial"]),
  recommendation: z.string().optional(),
  chair: z.strictObject({ memberId, name: z.string() }),
  signedAt: instant,
  /** R-DAY-8: who signed a correction in place of the chair who couldn't. */
  standIn: z.strictObject({ memberId, name: z.string() }).optional(),
  /** R-DAY-8: the member of the other side who countersigned a correction. */
  countersigner: z.strictObject({ memberId, name: z.string() }).optional(),
  /** R-DAY-2: the correction of a decision that was signed for a candidate who was not there: nothing was decided. */
  absence: z.enum(["absent", "excused"]).optional(),
  /** The sheet whose clerical error this one corrects, and which cells it changes (R-DAY-8). */
  corrects: z
    .strictObject({
      sheetId,
      number: z.string(),
      changes: z
        .array(z.strictObject({ domainCode: z.string(), from: domainResult, to: domainResult }))
        .optional(),
    })
    .optional(),
  /** What the candidate had acquired before the decision: what a correction starts from. */
  acquiredBefore: acquiredDomains,
  /** R-LAW-1: how long what it grants counts, as was in force on the day of the decision. */
  validity,
});
/** A decision sheet, see {@link decisionSheet}. */
export type DecisionSheet = z.infer<typeof decisionSheet>;

/** What a decision granted, and whose it is, whether a sheet of the system says it or a paper of before (R-OEMM-3). */
export type GrantedBySheet = Pick<
  DecisionSheet,
  "id" | "fileId" | "candidate" | "decidedOn" | "results" | "acquiredBefore" | "validity"
>;

/** The domains that a sheet's candidate presented: a correction rules on the same. */
export function presentedOn(sheet: DecisionSheet): string[] {
  return sheet.results
    .filter(({ result }) => result !== "already-acquired")
    .map(({ domainCode }) => domainCode);
}

/**
 * R-JURY-8: what decisions granted by themselves, each domain by the one that it counts longest by; of sheets that were
 * corrected the correction alone. `notCounting`: sheets that count no more.
 */
export function grantedBy(
  sheets: readonly DecisionSheet[],
  notCounting: readonly string[] = [],
): AcquiredDomains {
  const left = [...notCounting, ...sheets.map(({ corrects }) => corrects?.sheetId)];
  return sheets
    .filter(({ id }) => !left.includes(id))
    .map(({ id, decidedOn, results, validity }) => {
      const acquired = results.filter(({ result }) => result === "acquired");
      return Object.fromEntries(
        acquired.map(({ domainCode }) => [domainCode, { ...validityOf(decidedOn, validity), sheetId: id }]),
      );
    })
    .reduce<AcquiredDomains>(latestOf, {});
}
