import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** The SHA-256 of a value's canonical JSON (RFC 8785), in hexadecimal digits: the same in any order of its fields. */
export function canonicalDigest(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("the value has no JSON");
  return createHash("sha256").update(text).digest("hex");
}
