import { createHash } from "node:crypto";
import type { TaskOf } from "../../shared/domain/tasks/task.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";

/** Digits of an identifier, Crockford's, and how many of them one has; the first of a ULID is under 8. */
const [digits, length] = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26];

/** R-PER-4: the task of two persons who look the same: one a pair, in either order. */
export function resemblanceTaskId(one: string, other: string): string {
  const digest = createHash("sha256").update([one, other].sort().join("\n")).digest();
  const made = [...digest.subarray(0, length)].map((byte, place) => digits[byte % (place === 0 ? 8 : 32)]);
  return `task_${made.join("")}`;
}

/** R-PER-4: what OEMM is asked of two persons who look the same. */
export function askedResemblance(one: string, other: string, openedAt: Instant) {
  return {
    id: resemblanceTaskId(one, other),
    kind: "resemblance",
    about: { kind: "person", id: one },
    one,
    other,
    openedAt,
  } as const satisfies Partial<TaskOf<"resemblance">>;
}
