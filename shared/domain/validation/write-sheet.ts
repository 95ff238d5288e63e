import type { CandidateFile } from "../enrolment/file.ts";
import type { JuryDecision, JuryOutcome } from "../jury/outcome.ts";
import type { JurySession } from "../jury/session.ts";
import type { Validity } from "../policy/validity.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { type AcquiredDomains, standing } from "./acquired-domain.ts";
import { applyDecision } from "./apply-decision.ts";
import { type DecisionSheet, presentedOn } from "./decision-sheet.ts";

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
