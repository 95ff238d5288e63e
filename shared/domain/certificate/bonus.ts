import type { Policy } from "../policy/policy.ts";
import type { CivilDate } from "../time/civil-date.ts";

/** R-REF-6: what a point is worth on `date`, in cents; before the first known value, that one. */
export function pointValueOn(date: CivilDate, pointValues: Policy["bonus"]["pointValues"]): number {
  return (pointValues.findLast(({ from }) => from <= date) ?? pointValues[0]).cents;
}

/** R-REF-6: the bonus for a decision on `date`. */
export function bonusOn(
  date: CivilDate,
  { points, pointValues }: Policy["bonus"],
): { points: number; amountCents: number } {
  return { points, amountCents: points * pointValueOn(date, pointValues) };
}
