import { createHash } from "node:crypto";

/** Digits of an identifier, Crockford's, and how many of them one has; the first of a ULID is under 8. */
const [digits, length] = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26];

/** The identifier of a task that there is one of for what it is about, made of that. */
export function madeTaskId(...about: readonly string[]): string {
  const digest = createHash("sha256").update(about.join("\n")).digest();
  const made = [...digest.subarray(0, length)].map((byte, place) => digits[byte % (place === 0 ? 8 : 32)]);
  return `task_${made.join("")}`;
}
