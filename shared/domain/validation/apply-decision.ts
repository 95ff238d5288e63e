import type { JuryDecision } from "../jury/outcome.ts";
import type { Validity } from "../policy/validity.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { type AcquiredDomains, standing, validDomains, validityOf } from "./acquired-domain.ts";
import type { DecisionSheet, GrantedBySheet } from "./decision-sheet.ts";

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
