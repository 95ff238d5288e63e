import { stale } from "./problem.ts";
import type { Route } from "./route.ts";

/** Whether a route takes `Idempotency-Key`: each that is no repetition by its method alone. */
export function takesKey({ method }: Pick<Route, "method">): boolean {
  return method === "POST";
}

/** Characters of an `Idempotency-Key` at most. */
export const longestKey = 100;

/** The entity tag of a version. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * Refuses an edit of an older version than the present one (undefined: it doesn't exist yet). Without
 * `If-Match`, or with `*`, the latest version is meant.
 * @throws HttpProblem 412
 */
export function checkIfMatch(ifMatch: string | undefined, version: number | undefined): void {
  if (ifMatch === undefined) return;
  if (ifMatch.trim() === "*" && version !== undefined) return;
  const tags = ifMatch.split(",").map((tag) => tag.trim());
  if (version === undefined || !tags.includes(entityTag(version))) throw stale();
}
