import { createHash } from "node:crypto";

/** The SHA-256 of a value's canonical JSON (RFC 8785), in hexadecimal digits: the same in any order of its fields. */
export function canonicalDigest(value: object): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** By hand: every function that writes loads it, and the library that tests compare it with is eight times as long. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, held]) => held !== undefined);
  const told = fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${told.map(([name, held]) => `${JSON.stringify(name)}:${canonicalJson(held)}`).join(",")}}`;
}
