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
  "www-authenticate",
  requestIdHeader,
] as const;

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

/** `Cache-Control` of what is asked for again and again: its reader alone keeps it, and asks each time whether it still holds. */
export const feedCache = "private, no-cache";
