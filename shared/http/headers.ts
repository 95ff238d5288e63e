import * as z from "zod";
import { inFigures } from "../domain/french/quantity.ts";
import type { KeyedRequest } from "../store/idempotency.ts";
import { invalidRequest } from "./parse.ts";
import { stale } from "./problem.ts";

/** Headers of a request, names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** Characters of an `Idempotency-Key` at most. */
export const longestKey = 100;
const idempotencyKey = z
  .string()
  .max(longestKey)
  .regex(/^[\x21-\x7e]+$/);

/**
 * What a creating request repeats, from its `Idempotency-Key`; undefined without one.
 * @throws HttpProblem 400 when the key is malformed.
 */
export function readIdempotencyKey(
  headers: Headers,
  subject: string,
  routeId: string,
): KeyedRequest | undefined {
  const given = headers["idempotency-key"];
  if (given === undefined) return undefined;
  const key = idempotencyKey.safeParse(given);
  if (key.success) return { subject, routeId, key: key.data };
  throw invalidRequest([
    {
      in: "header",
      field: "Idempotency-Key",
      message: `${inFigures({ count: longestKey, unit: "character" })} imprimables au plus, sans espace.`,
    },
  ]);
}

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
