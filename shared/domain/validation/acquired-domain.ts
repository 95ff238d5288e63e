import * as z from "zod";
import { sheetId } from "../ids.ts";
import type { Validity } from "../policy/validity.ts";
import { code } from "../text/code.ts";
import { type CivilDate, civilDate } from "../time/civil-date.ts";
import { lastDayAfter } from "../time/period.ts";

/** A domain obtained from a jury. */
export const acquiredDomain = z.strictObject({
  decidedOn: civilDate,
  /** The last day on which it counts; none where it counts for ever. */
  validUntil: civilDate.optional(),
  sheetId,
});
/** Acquired domains by domain code. */
export const acquiredDomains = z.record(code, acquiredDomain);
/** Acquired domains by domain code. */
export type AcquiredDomains = z.infer<typeof acquiredDomains>;

/** R-JURY-10: a domain granted on `decidedOn` counts to the last day of its validity, included, or for ever. */
export function validityOf(
  decidedOn: CivilDate,
  validity: Validity,
): Pick<AcquiredDomains[string], "decidedOn" | "validUntil"> {
  return validity === "permanent"
    ? { decidedOn }
    : { decidedOn, validUntil: lastDayAfter(decidedOn, validity) };
}

/** R-JURY-10: whether a domain still counts on `date`. */
export function countsOn({ validUntil }: AcquiredDomains[string], date: CivilDate): boolean {
  return validUntil === undefined || date <= validUntil;
}

/** Whether a domain counts at least as long as another one. */
function lastsAsLong({ validUntil }: AcquiredDomains[string], other: AcquiredDomains[string]): boolean {
  if (validUntil === undefined) return true;
  return !(other.validUntil === undefined || other.validUntil > validUntil);
}

/** R-JURY-10: the domains of `acquired` that still count on `date`. */
export function validDomains(acquired: AcquiredDomains, date: CivilDate): string[] {
  return Object.entries(acquired)
    .filter(([, domain]) => countsOn(domain, date))
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
  const longer = Object.entries(other).filter(([code, domain]) => {
    const beside = one[code];
    return beside === undefined || lastsAsLong(domain, beside);
  });
  return { ...one, ...Object.fromEntries(longer) };
}

/** R-DAY-9: what is acquired without what decisions that fell had granted; `fallen`: their sheets. */
export function standing(acquired: AcquiredDomains, fallen: readonly string[] = []): AcquiredDomains {
  const left = Object.entries(acquired).filter(([, { sheetId }]) => !fallen.includes(sheetId));
  return Object.fromEntries(left);
}
