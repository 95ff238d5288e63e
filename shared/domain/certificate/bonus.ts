import type { Policy } from "../policy/policy.ts";
import type { CivilDate } from "../time/civil-date.ts";

/** R-REF-6: the bonus for a decision on `date`; before the first known value of the point, the first one. */
export function bonusOn(
  date: CivilDate,
  { points, pointValues }: Policy["bonus"],
): { points: number; amountCents: number } {
  const value = pointValues.findLast(({ from }) => from <= date) ?? pointValues[0];
  return { points, amountCents: points * value.cents };
}
