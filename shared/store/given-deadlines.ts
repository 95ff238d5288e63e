import type { Deadline } from "../domain/deadlines/kinds.ts";
import { advancedDeadline } from "./deadlines.ts";
import type { Write } from "./transaction.ts";

/** R-PER-8: the writes that give the deadlines of a party to another one; none of those that are no party's. */
export function giveDeadlines(held: readonly Deadline[], from: string | undefined, to: string): Write[] {
  return held
    .filter(({ partyId }) => partyId !== undefined && partyId === from)
    .map((one) => advancedDeadline(one, { ...one, partyId: to, version: one.version + 1 }));
}
