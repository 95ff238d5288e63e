import { createHash } from "node:crypto";
import { canonicalDigest } from "../domain/trail/canonical-digest.ts";
import type { ReadRequest } from "./read-request.ts";

/**
 * What tells one request of a route from another: what it asks as it was understood, and the capacity it is made in. The
 * order of fields, spaces between them and what is left to its default make no difference; a file is compared by its bytes.
 */
export function contentDigest({ params, query, body, actor }: ReadRequest): string {
  const told = body instanceof Uint8Array ? createHash("sha256").update(body).digest("hex") : body;
  return canonicalDigest({ partyId: actor?.partyId, params, query, body: told });
}
