import type { ReplyOf } from "@cqp-mutualite/client/operations";

/** Something that happened. */
export type Change = ReplyOf<"/v1/changes", "get">["items"][number];

/** How identifiers begin, of whatever they are: `file_…`, `ctr_…`. */
const identifier = /^[a-z]{3,5}_\w+$/;

/** What changes are about: their subjects, and what their data name. */
export function named(changes: readonly Change[]): Set<string> {
  return new Set(
    changes.flatMap((change) => [change.subject.id, ...identifiersIn("data" in change ? change.data : [])]),
  );
}

/**
 * Whether what was read may be otherwise now: it is of something that was named, it shows such a thing, or it is of nothing in
 * particular, as a list that anything may come into.
 */
export function isConcerned(key: unknown, data: unknown, ids: ReadonlySet<string>): boolean {
  const asked = identifiersIn(key);
  if (asked.length === 0 || asked.some((id) => ids.has(id))) return true;
  const shown = JSON.stringify(data) ?? "";
  return [...ids].some((id) => shown.includes(JSON.stringify(id)));
}

function identifiersIn(value: unknown): string[] {
  if (typeof value === "string") return identifier.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(identifiersIn);
}
