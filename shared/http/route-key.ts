import type { Route } from "./route.ts";

/** A route's name, in every version of the API: `POST /files`. */
export function routeKey(route: Pick<Route, "method" | "path">): string {
  return `${route.method} ${route.path}`;
}
