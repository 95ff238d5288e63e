import type * as z from "zod";
import type { Actor } from "../domain/access/actor.ts";
import type { AskedPage } from "../store/find-by-oemm.ts";
import { callerOf, orderOf } from "./list-order.ts";
import { finding, refuseParameters } from "./list-query.ts";

/** What a list that nothing is searched in takes: {@link finding} without the search. */
export const listing = finding.omit({ q: true });

/**
 * What a query of a list by date asks of the store. `from`: the day that it begins at, which an order of changes has not.
 * @throws HttpProblem 400 for parameters without effect together.
 */
export function askedByDate(
  query: Pick<z.output<typeof listing>, "count" | "updatedSince" | "limit" | "cursor"> & {
    q?: string | undefined;
    sort?: string | undefined;
    from?: string | undefined;
  },
  actor: Actor,
): AskedPage {
  const { q: search, count: counted = false, limit, cursor, from } = query;
  const order = orderOf(query);
  if (search !== undefined)
    refuseParameters({ from }, "Sans effet avec une recherche, qui a son propre ordre.");
  if (order.sort.endsWith("updated"))
    refuseParameters(
      { from },
      "Sans effet dans l’ordre des changements, que demande «\u00a0updatedSince\u00a0».",
    );
  return { search, counted, limit, cursor, from, ...order, caller: callerOf(actor) };
}
