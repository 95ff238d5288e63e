import { existsAlready, preconditionNeeded, stale } from "./problem.ts";
import type { Route } from "./route.ts";

/** The header in which API Gateway names the request, on each of its answers. */
export const requestIdHeader = "apigw-requestid";

/** Headers of answers that a page of another origin may read, beside those that browsers let it read anyway. */
export const exposedHeaders = [
  "allow",
  "deprecation",
  "etag",
  "link",
  "location",
  "ratelimit",
  "ratelimit-policy",
  "retry-after",
  "sunset",
  requestIdHeader,
] as const;

/** Whether a route takes `Idempotency-Key`: each that is no repetition by its method alone. */
export function takesKey({ method }: Pick<Route, "method">): boolean {
  return method === "POST";
}

/**
 * Whether a route is refused without `If-Match` (428): what puts its body in the place of what another may have written since
 * it was read. A POST adds or moves, and a state that does not allow it refuses.
 */
export function demandsMatch({ edits, method }: Pick<Route, "edits" | "method">): boolean {
  return edits !== undefined && method !== "POST";
}

/** Characters of an `Idempotency-Key` at most. */
export const longestKey = 100;

/** The entity tag of a version. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** What a request asks of the version of what it changes, by its headers. */
export interface Precondition {
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
}

/**
 * What a request asks of the version, by the headers that its route takes.
 * @throws HttpProblem 428 where the route demands one of them, and none came.
 */
export function preconditionOf(
  route: Pick<Route, "edits" | "method">,
  headers: Readonly<Record<string, string | undefined>>,
): Precondition {
  if (route.edits === undefined) return { ifMatch: undefined, ifNoneMatch: undefined };
  const asked = {
    ifMatch: headers["if-match"],
    ifNoneMatch: route.method === "PUT" ? headers["if-none-match"] : undefined,
  };
  if (demandsMatch(route) && asked.ifMatch === undefined && asked.ifNoneMatch?.trim() !== "*")
    throw preconditionNeeded(route.edits === "or-creates");
  return asked;
}

/** The version that a tag stands for: that of a read goes on with a digest of what was shown. */
const versionedTag = /^"(\d+)(?:-[\w-]+)?"$/;

/**
 * Refuses an edit of an older version than the present one (undefined: it doesn't exist yet), and with `If-None-Match: *`
 * that of anything which exists. Without either, or with `If-Match: *`, the latest version is meant.
 * @throws HttpProblem 412
 */
export function checkPrecondition({ ifMatch, ifNoneMatch }: Precondition, version: number | undefined): void {
  if (ifNoneMatch?.trim() === "*" && version !== undefined) throw existsAlready();
  if (ifMatch === undefined) return;
  if (ifMatch.trim() === "*" && version !== undefined) return;
  const versions = ifMatch.split(",").map((tag) => versionedTag.exec(tag.trim())?.[1]);
  if (version === undefined || !versions.includes(String(version))) throw stale();
}
