import * as z from "zod";
import type { Actor } from "../domain/access/actor.ts";
import type { AskedPage } from "../store/find-by-oemm.ts";
import { callerOf, orderOf } from "./list-order.ts";
import { finding } from "./list-query.ts";

/** What OEMM asks of a list of companies, centres, members or persons. */
export const findingByName = finding.extend({
  sort: z
    .enum(["name", "-name", "updated", "-updated"])
    .optional()
    .meta({ description: "Ordre\u00a0: par nom ou par dernier changement, à l’envers avec «\u00a0-\u00a0»" }),
});

/** What a query of OEMM's asks of the store. @throws HttpProblem 400 for parameters without effect together. */
export function askedOf(
  query: Pick<z.output<typeof findingByName>, "q" | "count" | "updatedSince" | "limit" | "cursor"> & {
    sort?: string | undefined;
  },
  actor: Actor,
): AskedPage {
  const { q: search, count: counted = false, limit, cursor } = query;
  return {
    search,
    counted,
    limit,
    cursor,
    ...orderOf(query),
    caller: callerOf(actor),
  };
}
