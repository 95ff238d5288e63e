import type { Actor } from "../domain/access/actor.ts";
import { addSeconds, type Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "../store/cursor.ts";
import { settledAfter } from "../store/entries-settle.ts";
import type { ListSort } from "../store/find-listed.ts";
import { refuseParameters } from "./list-query.ts";

/**
 * The order of a list that can be read by its changes: what changed since an instant is told in that order, and a search has
 * one of its own.
 * @throws HttpProblem 400 for parameters that would have no effect together.
 */
export function orderOf({
  sort,
  q,
  updatedSince,
}: {
  sort?: string | undefined;
  q?: string | undefined;
  updatedSince?: Instant | undefined;
}): { sort: ListSort; since: Instant | undefined } {
  if (q !== undefined)
    refuseParameters({ sort, updatedSince }, "Sans effet avec une recherche, qui a son propre ordre.");
  const isByChange = sort?.endsWith("updated") === true;
  if (updatedSince !== undefined && sort !== undefined && !isByChange)
    refuseParameters(
      { sort },
      "Sans effet avec «\u00a0updatedSince\u00a0», qui donne les changements dans leur ordre.",
    );
  const since = updatedSince === undefined ? undefined : new Date(updatedSince).toISOString();
  if (isByChange || updatedSince !== undefined)
    return { sort: sort?.startsWith("-") === true ? "-updated" : "updated", since };
  return { sort: sort?.startsWith("-") === true ? "-own" : "own", since };
}

/** Who a cursor is for: one account, in one capacity. */
export const callerOf = ({ subject, partyId }: Actor): string => `${subject} ${partyId ?? ""}`;

/**
 * What a list that is read by its changes says of where to go on from the next time, so that nothing is missed. With its first
 * page alone: what is written while the others are read may stand before them, and after this.
 */
function readOnFrom({ sort, cursor }: { sort: ListSort; cursor: Cursor | undefined }, now: Instant) {
  return sort === "updated" && cursor === undefined ? { asOf: addSeconds(now, -settledAfter) } : {};
}

/** What a list answers. */
export function foundReply<Shown>(
  {
    entries: items,
    next,
    count,
  }: { entries: Shown[]; next: string | undefined; count: { value: number; more: boolean } | undefined },
  asked: { sort: ListSort; cursor: Cursor | undefined },
  now: Instant,
) {
  return { items, next, total: count, ...readOnFrom(asked, now) };
}
