import * as z from "zod";
import { addSeconds, type Instant, instant } from "../domain/time/civil-date.ts";
import { settledAfter } from "../store/entries-settle.ts";
import type { Narrowing } from "../store/narrowed-page.ts";
import type { Page } from "../store/table.ts";
import { pageOf, paging, severalOf } from "./list-query.ts";

/** What a list takes that stands in an order of its own, and tells within it what changed since. */
export const since = paging.extend({
  updatedSince: instant
    .transform((given) => new Date(given).toISOString())
    .optional()
    .meta({ description: "Seulement ce qui a changé depuis, dans l’ordre de la liste" }),
});

/** What such a list takes whose things are in one of some states. */
export function sinceIn<State extends string>(states: readonly State[]) {
  return since.extend({
    state: severalOf(z.enum(states), states).optional().meta({ description: "États" }),
  });
}

/** Leaves out of a list what is in no state that is asked for, where some are. */
export function inStates<Entry>(
  states: readonly string[] | undefined,
  stateOf: (entry: Entry) => string,
): Narrowing<Entry> | undefined {
  if (states === undefined) return undefined;
  return { named: [...states].sort().join(), admits: (entry) => states.includes(stateOf(entry)) };
}

/** A page of a list that tells what changed since. */
export function sincePageOf<Entry extends z.ZodType>(entry: Entry) {
  return pageOf(entry).extend({
    asOf: instant
      .optional()
      .meta({ description: "Dans la première page, à donner comme updatedSince la fois suivante" }),
  });
}

/**
 * What such a list answers: with what changed since, in its first page, where to go on from the next time, so that nothing is
 * missed of what is listed still.
 */
export function sinceReply<Shown>(
  { entries: items, next }: Page<Shown>,
  { updatedSince, cursor }: z.output<typeof since>,
  now: Instant,
) {
  const isFirst = updatedSince !== undefined && cursor === undefined;
  return { items, next, ...(isFirst ? { asOf: addSeconds(now, -settledAfter) } : {}) };
}
