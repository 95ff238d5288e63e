import type { CivilDate } from "../time/civil-date.ts";

/** R-REF-6: points that a CQP gives right to. */
export const bonusPoints = 120;

/** R-REF-6: the point's value, in cents, from each date on, oldest first. A new agreement adds a line. */
const pointValues: readonly { from: CivilDate; cents: number }[] = [{ from: "2013-01-01", cents: 797 }];

/** R-REF-6: the bonus for a decision on `date`; before the first known value, the first one. */
export function bonusOn(date: CivilDate): { points: number; amountCents: number } {
  const value = pointValues.findLast(({ from }) => from <= date) ?? pointValues[0];
  return { points: bonusPoints, amountCents: bonusPoints * (value?.cents ?? 0) };
}
