import { createHash } from "node:crypto";

/** Digits of an identifier, Crockford's, and how many of them one has; the first of a ULID is under 8. */
const [digits, length] = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26];

/** R-PER-4: the task of two persons who look the same: one a pair, in either order. */
export function resemblanceTaskId(one: string, other: string): string {
  const digest = createHash("sha256").update([one, other].sort().join("\n")).digest();
  const made = [...digest.subarray(0, length)].map((byte, place) => digits[byte % (place === 0 ? 8 : 32)]);
  return `task_${made.join("")}`;
}
