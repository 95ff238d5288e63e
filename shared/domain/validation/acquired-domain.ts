import * as z from "zod";
import { sheetId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { code } from "../text/code.ts";
import { type CivilDate, civilDate } from "../time/civil-date.ts";
import { lastDayAfter } from "../time/period.ts";

/** A domain obtained from a jury. */
export const acquiredDomain = z.strictObject({
  decidedOn: civilDate,
  /** The last day on which it counts. */
  validUntil: civilDate,
  sheetId,
});
/** Acquired domains by domain code. */
export const acquiredDomains = z.record(code, acquiredDomain);
/** Acquired domains by domain code. */
export type AcquiredDomains = z.infer<typeof acquiredDomains>;

/** R-JURY-10: a domain granted on `decidedOn` counts to the last day of its validity, included. */
export function validityOf(
  decidedOn: CivilDate,
  validity: Policy["partialValidity"],
): { decidedOn: CivilDate; validUntil: CivilDate } {
  return { decidedOn, validUntil: lastDayAfter(decidedOn, validity) };
}

/** R-JURY-10: the domains of `acquired` that still count on `date`. */
export function validDomains(acquired: AcquiredDomains, date: CivilDate): string[] {
  return Object.entries(acquired)
    .filter(([, domain]) => date <= domain.validUntil)
    .map(([code]) => code);
}

/** R-JURY-10: the domains to present to a jury on `date`: all but those still valid. */
export function domainsToPresent(
  domainCodes: readonly string[],
  acquired: AcquiredDomains,
  date: CivilDate,
): string[] {
  const valid = new Set(validDomains(acquired, date));
  return domainCodes.filter((code) => !valid.has(code));
}

/** R-JURY-10: what two have acquired: a domain that both have counts as long as the longer of the two. */
export function latestOf(one: AcquiredDomains, other: AcquiredDomains): AcquiredDomains {
  const longer = Object.entries(other).filter(
    ([code, { validUntil }]) => validUntil >= (one[code]?.validUntil ?? ""),
  );
  return { ...one, ...Object.fromEntries(longer) };
}

/** R-DAY-9: what is acquired without what decisions that fell had granted; `fallen`: their sheets. */
export function standing(acquired: AcquiredDomains, fallen: readonly string[] = []): AcquiredDomains {
  const left = Object.entries(acquired).filter(([, { sheetId }]) => !fallen.includes(sheetId));
  return Object.fromEntries(left);
}
