import type { TableReach } from "../store/table-reach.ts";
import { takesKey } from "./headers.ts";
import { isRated } from "./request-rate.ts";
import type { Route } from "./route.ts";

/** What `serve` reaches in the table for a route, by what the route declares, beside what its handler reaches. */
export function servedReach(route: Route): TableReach[] {
  const { may, path, bounded, reading } = route;
  return [
    // A jury member's relation to a file is in its session; the certification comes with the file.
    ...("file" in may ? [{ reads: ["FILE", "REFERENTIAL", "SESSION"] } as const] : []),
    ...("session" in may ? [{ reads: ["SESSION"] } as const] : []),
    ...("session" in may && path.includes("{fileId}") ? [{ reads: ["FILE"] } as const] : []),
    ...(reading === undefined ? [] : [{ writes: ["READINGS", "READERS"], untold: true } as const]),
    // Neither the answer that is kept for a repetition nor the count of a day's uses is told by a fact.
    ...(takesKey(route) ? [{ reads: ["IDEMPOTENCY"], writes: ["IDEMPOTENCY"], untold: true } as const] : []),
    ...(isRated(route) ? [{ counts: ["REQUESTS"] } as const] : []),
    ...(bounded === undefined ? [] : [{ reads: ["ACCOUNT"], writes: ["ACCOUNT"], untold: true } as const]),
  ];
}
