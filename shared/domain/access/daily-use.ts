import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { inWords, type Quantity } from "../french/quantity.ts";
import { sameEnd } from "../id-end.ts";
import { subjectId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { type CivilDate, civilDate } from "../time/civil-date.ts";

/** R-PER-2: what one account may do so many times in a day, at most: each of it stores something, or writes to others. */
export const boundedUse = z.enum([
  "enrolments",
  "imports",
  "uploads",
  "copies",
  "rectifications",
  "claims",
  "codes",
  "invitations",
]);
/** A bounded use, see {@link boundedUse}. */
export type BoundedUse = z.infer<typeof boundedUse>;

/** How often an account did something on a day. */
export const dailyUse = z.strictObject({
  subject: subjectId,
  use: boundedUse,
  day: civilDate,
  count: z.int().nonnegative(),
  /** Where a request is carried out in several transactions, an identifier of the last that was counted: its repetitions' end alike. */
  last: z.string().optional(),
  version: z.int().nonnegative(),
});
/** A count, see {@link dailyUse}. */
export type DailyUse = z.infer<typeof dailyUse>;

const counted: Readonly<Record<BoundedUse, { does: string; unit: Quantity["unit"] }>> = {
  enrolments: { does: "propose", unit: "enrolment" },
  imports: { does: "envoie", unit: "import" },
  uploads: { does: "annonce", unit: "piece" },
  copies: { does: "demande", unit: "copy" },
  rectifications: { does: "demande", unit: "rectification" },
  claims: { does: "fait", unit: "claim" },
  codes: { does: "demande", unit: "code" },
  invitations: { does: "envoie", unit: "invitation" },
};

/**
 * R-PER-2: counts one more use by an account; what is removed afterwards stays counted.
 * @throws DomainError `daily-bound`.
 */
export function countUse(before: DailyUse, bounds: Policy["daily"], today: CivilDate): DailyUse {
  const count = before.day === today ? before.count : 0;
  const most = bounds[before.use];
  const { does, unit } = counted[before.use];
  if (count >= most)
    throw new DomainError("daily-bound", {
      rule: "R-PER-2",
      kind: "limit",
      limit: { name: before.use, most },
      detail: `Un compte ${does} ${inWords({ count: most, unit })} par jour au plus\u00a0: reprenez demain, ou écrivez à l’OEMM.`,
    });
  return { ...before, day: today, count: count + 1, version: before.version + 1 };
}

/**
 * R-PER-2: counts a request once, however often it is repeated until it is done; `request`: an identifier whose end is that of each of its
 * repetitions. Undefined where it was counted before.
 * @throws DomainError `daily-bound`.
 */
export function countOnce(
  before: DailyUse,
  request: string,
  bounds: Policy["daily"],
  today: CivilDate,
): DailyUse | undefined {
  if (before.day === today && before.last !== undefined && sameEnd(before.last, request)) return undefined;
  return { ...countUse(before, bounds, today), last: request };
}
