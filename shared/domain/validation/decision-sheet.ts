import * as z from "zod";
import { candidate } from "../enrolment/candidate.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import { fileId, memberId, sessionId, sheetId } from "../ids.ts";
import { domainResult, type JuryDecision, type JuryOutcome } from "../jury/outcome.ts";
import type { JurySession } from "../jury/session.ts";
import { type Validity, validity } from "../policy/validity.ts";
import { certificationCode } from "../referential/certification.ts";
import { type CivilDate, civilDate, type Instant, instant } from "../time/civil-date.ts";
import {
  type AcquiredDomains,
  acquiredDomains,
  latestOf,
  standing,
  validDomains,
  validityOf,
} from "./acquired-domain.ts";

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

/** What a decision amounts to for a candidate. */
export interface Validation {
  acquired: AcquiredDomains;
  validation: "full" | "partial";
  results: DecisionSheet["results"];
}

/**
 * R-JURY-8, R-JURY-10: what a decision gives: the domains granted, valid from `decidedOn`, added to
 * those still valid on that day. All the domains of the certification make the whole CQP.
 */
export function applyDecision(
  domainCodes: readonly string[],
  acquiredBefore: AcquiredDomains,
  decision: JuryDecision,
  given: { decidedOn: CivilDate; sheetId: string; validity: Validity },
): Validation {
  const stillValid = new Set(validDomains(acquiredBefore, given.decidedOn));
  const granted = domainCodes.filter((code) => decision.domains[code] === "acquired");
  const acquired: AcquiredDomains = {
    ...Object.fromEntries(Object.entries(acquiredBefore).filter(([code]) => stillValid.has(code))),
    ...Object.fromEntries(
      granted.map((code) => [
        code,
        { ...validityOf(given.decidedOn, given.validity), sheetId: given.sheetId },
      ]),
    ),
  };
  const full = domainCodes.every((code) => acquired[code] !== undefined);
  const results = domainCodes.map((domainCode): DecisionSheet["results"][number] => {
    const result =
      decision.domains[domainCode] ?? (stillValid.has(domainCode) ? "already-acquired" : "not-acquired");
    const validUntil = full ? undefined : acquired[domainCode]?.validUntil;
    return { domainCode, result, ...(validUntil === undefined ? {} : { validUntil }) };
  });
  return { acquired, validation: full ? "full" : "partial", results };
}

/** The number printed on a sheet: session date, session, rank of the candidate, and rank of the correction. */
export function sheetNumber(session: Pick<JurySession, "id" | "date" | "slots">, fileId: string): string {
  const rank = session.slots.findIndex((slot) => slot.fileId === fileId) + 1;
  return `FD-${session.date}-${session.id.slice(-6)}-${String(rank).padStart(2, "0")}`;
}

/** R-JURY-8, R-JURY-10: the sheet that a decision makes for a file. */
export function writeSheet(
  file: CandidateFile,
  decision: JuryDecision,
  given: {
    /** What the candidate had acquired before, from any file. */
    acquiredBefore: AcquiredDomains;
    id: string;
    number: string;
    sessionId: string;
    domainCodes: readonly string[];
    decidedOn: CivilDate;
    chair: DecisionSheet["chair"];
    signedAt: Instant;
    validity: Validity;
    signers?: Signers;
  },
): DecisionSheet {
  const { domainCodes, acquiredBefore, signers, ...printed } = given;
  const { validation, results } = applyDecision(domainCodes, acquiredBefore, decision, {
    decidedOn: given.decidedOn,
    sheetId: given.id,
    validity: given.validity,
  });
  return {
    ...printed,
    ...signers,
    fileId: file.id,
    candidate: file.candidate,
    certification: file.certification,
    referentialVersion: file.referentialVersion,
    results,
    validation,
    acquiredBefore,
    ...(decision.recommendation === undefined ? {} : { recommendation: decision.recommendation }),
  };
}

/** Who signs a sheet that corrects another one, or that comes late. */
export type Signers = Pick<DecisionSheet, "standIn" | "countersigner">;

/**
 * R-JURY-12, R-DAY-8: a clerical error is corrected by a new sheet, signed and countersigned in its turn, that refers to the
 * first and says which cells change; both are kept. It starts from what the candidate had acquired before the first, but by
 * the sheets of `notCounting`.
 */
export function correctSheet(
  first: DecisionSheet,
  outcome: JuryOutcome,
  given: {
    id: string;
    domainCodes: readonly string[];
    signedAt: Instant;
    signers?: Signers;
    notCounting?: readonly string[];
  },
): DecisionSheet {
  const acquiredBefore = standing(first.acquiredBefore, given.notCounting);
  const decision = asDecision(outcome, presentedOn(first));
  const { validation, results } = applyDecision(given.domainCodes, acquiredBefore, decision, {
    decidedOn: first.decidedOn,
    sheetId: given.id,
    validity: first.validity,
  });
  const { recommendation: _, absence: __, standIn: ___, countersigner: ____, ...kept } = first;
  return {
    ...kept,
    ...given.signers,
    id: given.id,
    number: nextNumber(first.number),
    signedAt: given.signedAt,
    results,
    validation,
    acquiredBefore,
    corrects: { sheetId: first.id, number: first.number, changes: changesBetween(first, decision) },
    ...(decision.recommendation === undefined ? {} : { recommendation: decision.recommendation }),
    ...(outcome.kind === "decided" ? {} : { absence: outcome.kind }),
  };
}

/** Whether an outcome is what a sheet says already: there is nothing to correct. */
export function saysAlready(sheet: DecisionSheet, outcome: JuryOutcome): boolean {
  if (outcome.kind !== "decided") return sheet.absence !== undefined;
  return (
    sheet.absence === undefined &&
    sheet.recommendation === outcome.recommendation &&
    changesBetween(sheet, outcome).length === 0
  );
}

/** What an outcome grants: of an absence, nothing. */
function asDecision(outcome: JuryOutcome, presented: readonly string[]): JuryDecision {
  if (outcome.kind === "decided") return outcome;
  const none = presented.map((code) => [code, "not-acquired"] as const);
  return { kind: "decided", domains: Object.fromEntries(none) };
}

type Changes = NonNullable<NonNullable<DecisionSheet["corrects"]>["changes"]>;

function changesBetween(first: DecisionSheet, { domains }: JuryDecision): Changes {
  return first.results.flatMap(({ domainCode, result: from }) => {
    const to = domains[domainCode];
    return from === "already-acquired" || to === undefined || to === from ? [] : [{ domainCode, from, to }];
  });
}

function nextNumber(number: string): string {
  const base = number.replace(/-R\d+$/, "");
  const corrections = Number(number.slice(base.length + "-R".length));
  return `${base}-R${corrections + 1}`;
}

/** The domains that a sheet's candidate presented: a correction rules on the same. */
export function presentedOn(sheet: DecisionSheet): string[] {
  return sheet.results
    .filter(({ result }) => result !== "already-acquired")
    .map(({ domainCode }) => domainCode);
}

/** What a candidate holds after a sheet, less what decisions had granted that fell; `fallen`: their sheets (R-DAY-9). */
export function acquiredAfter(
  sheet: GrantedBySheet,
  domainCodes: readonly string[],
  fallen: readonly string[] = [],
): AcquiredDomains {
  const domains = Object.fromEntries(
    sheet.results.flatMap(({ domainCode, result }) =>
      result === "already-acquired" ? [] : [[domainCode, result] as const],
    ),
  );
  const given = { decidedOn: sheet.decidedOn, sheetId: sheet.id, validity: sheet.validity };
  const before = standing(sheet.acquiredBefore, fallen);
  return applyDecision(domainCodes, before, { kind: "decided", domains }, given).acquired;
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
