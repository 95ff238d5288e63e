import type { Route } from "./route.ts";

/** A route's name, as API Gateway writes it: `POST /files`. */
export function routeKey(route: Pick<Route, "method" | "path">): string {
  return `${route.method} ${route.path}`;
}
