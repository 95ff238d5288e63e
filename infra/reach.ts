import { servedReach } from "../shared/http/served-reach.ts";
import { type WholeReach, wholeReach } from "../shared/store/table-reach.ts";
import type { FoundFunction } from "./discover.ts";

/** What a function reaches in the table: what its declaration needs, and what serves a route. */
export function reachOf({ declared }: Pick<FoundFunction, "declared">): WholeReach {
  return declared.kind === "route"
    ? wholeReach(declared.route.needs.table, ...servedReach(declared.route))
    : wholeReach(declared.trigger.needs.table);
}
