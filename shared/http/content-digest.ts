import { createHash } from "node:crypto";
import { inOrder } from "../domain/in-order.ts";
import type { ReadRequest } from "./read-request.ts";

/**
 * What tells one request of a route from another: what it asks as it was understood, and the capacity it is made in. The
 * order of fields, spaces between them and what is left to its default make no difference; a file is compared by its bytes.
 */
export function contentDigest({ params, query, body, actor }: ReadRequest): string {
  const digest = createHash("sha256").update(
    JSON.stringify(inOrder([actor?.partyId, params, query, body instanceof Uint8Array ? undefined : body])),
  );
  if (body instanceof Uint8Array) digest.update(body);
  return digest.digest("hex");
}
