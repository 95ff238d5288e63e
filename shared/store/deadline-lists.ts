import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { type DeadlineSummary, deadlineEntity } from "./deadlines.ts";
import type { Listed } from "./entity.ts";
import { everyEntry } from "./every-entry.ts";
import { deadlinesOfMonth, deadlinesOfParty } from "./keys.ts";
import { cursorAt, type MergedList, mostCounted, type Placed, placeOf, readMerged } from "./merged-page.ts";
import { isWrittenSince } from "./narrowed-page.ts";
import type { Page } from "./table.ts";

/** What a list of running deadlines is of; a party's may be narrowed to a month (`2029-02`). */
export type DeadlineList = { month: string } | { partyId: string; month?: string | undefined };

/** What entries of a list are wanted: those of some kinds, of some certifications, that changed since an instant. */
export interface DeadlineFilter {
  kinds?: readonly DeadlineSummary["kind"][] | undefined;
  certifications?: readonly DeadlineSummary["certification"][] | undefined;
  since?: Instant | undefined;
}

/** Entries that are looked at for a page of a list that leaves some out, and to count it. */
const lookedAt = { forPage: 1000, ofDay: 400, toCount: 10_000 };
/** Days of a month at most. */
const mostDays = 31;

/**
 * A page of running deadlines by last day, and how many there are where that is asked for. One round trip; more for a count over
 * 400 of one day, or over a thousand of a party's where no month is named. A page may be short, though more follows, where a thousand were looked at.
 * @throws InvalidCursor when the cursor is not one of this list.
 */
export async function listDeadlines(
  list: DeadlineList,
  filter: DeadlineFilter,
  {
    limit,
    cursor,
    newestFirst = false,
    counted = false,
  }: {
    limit: number;
    cursor: Cursor | undefined;
    newestFirst?: boolean;
    counted?: boolean;
  },
): Promise<Page<Listed<DeadlineSummary>> & { count: { value: number; more: boolean } | undefined }> {
  const read = { ...positionOf(list), newestFirst };
  const bound = JSON.stringify([list, filter, newestFirst]);
  const isNarrowed = Object.values(filter).some((one) => one !== undefined);
  const [page, count] = await Promise.all([
    readMerged(read, placeOf(cursor, bound), isNarrowed ? Math.max(lookedAt.forPage, limit) : limit),
    counted ? countWanted(list, filter) : undefined,
  ]);
  const found = wantedAmong(page.entries, filter);
  const kept = found.slice(0, limit);
  const isLeft = found.length > kept.length;
  const last = (isLeft ? kept : page.entries).at(-1)?.at;
  return {
    entries: kept.map(({ item }) => deadlineEntity.listed(item)),
    next: last === undefined || !(isLeft || page.more) ? undefined : cursorAt(last, bound),
    count,
  };
}

function positionOf(list: DeadlineList): MergedList {
  return "partyId" in list
    ? { index: "gsi2", pks: [deadlinesOfParty(list.partyId)], prefix: list.month }
    : { index: "gsi3", pks: [deadlinesOfMonth(list.month)] };
}

/**
 * How many of a list are wanted: the days of a month are read side by side, in one round trip, and what is left of those with
 * more in another one; a list of several months is read through, a thousand at a time.
 */
async function countWanted(
  list: DeadlineList,
  filter: DeadlineFilter,
): Promise<{ value: number; more: boolean }> {
  const each = list.month === undefined ? lookedAt.forPage : lookedAt.ofDay;
  let left: { read: MergedList; after: string | undefined }[] = daysOf(list).map((read) => ({
    read,
    after: undefined,
  }));
  let [value, looked] = [0, 0];
  while (left.length > 0) {
    const pages = await Promise.all(
      left.map(async ({ read, after }) => ({ read, ...(await readMerged(read, after, each)) })),
    );
    const entries = pages.flatMap((page) => page.entries);
    value += wantedAmong(entries, filter).length;
    looked += entries.length;
    if (value > mostCounted) return { value: mostCounted, more: true };
    left = pages.filter(({ more }) => more).map(({ read, entries: of }) => ({ read, after: of.at(-1)?.at }));
    if (looked >= lookedAt.toCount) return { value, more: left.length > 0 };
  }
  return { value, more: false };
}

/** A list in the parts in which it is counted: a month's days, by which sort keys begin; all of what is of several months. */
function daysOf(list: DeadlineList): MergedList[] {
  const read = positionOf(list);
  if (list.month === undefined) return [read];
  return Array.from({ length: mostDays }, (_, n) => ({
    ...read,
    prefix: `${list.month}-${String(n + 1).padStart(2, "0")}`,
  }));
}

function wantedAmong(entries: readonly Placed[], { kinds, certifications, since }: DeadlineFilter): Placed[] {
  return entries.filter(({ item }) => {
    const entry = deadlineEntity.summary(item);
    return (
      (kinds?.includes(entry.kind) ?? true) &&
      (certifications?.includes(entry.certification) ?? true) &&
      isWrittenSince(item, since)
    );
  });
}

/** Entries that a count reads at a time. */
const countPage = 1000;

/** How many deadlines of each kind a list holds. It reads the list through: for digests, not for requests. */
export async function countDeadlines(
  list: DeadlineList,
): Promise<Partial<Record<DeadlineSummary["kind"], number>>> {
  const counts: Partial<Record<DeadlineSummary["kind"], number>> = {};
  for await (const { kind } of everyEntry((cursor) => listDeadlines(list, {}, { limit: countPage, cursor })))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
