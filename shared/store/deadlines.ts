import * as z from "zod";
import type { DeadlineSubject } from "../domain/deadlines/declare-kind.ts";
import { type Deadline, deadline, deadlineKind, subjectOf } from "../domain/deadlines/kinds.ts";
import { certificationCode } from "../domain/referential/certification.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { everyEntry } from "./every-entry.ts";
import type { StoredItem } from "./item.ts";
import {
  deadlineKey,
  deadlinesDueOn,
  deadlinesOfMonth,
  deadlinesOfParty,
  type Key,
  shardOf,
  sortKey,
} from "./keys.ts";
import { cursorAt, type MergedList, mostCounted, type Placed, placeOf, readMerged } from "./merged-page.ts";
import { type Page, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What a list shows of a running deadline. */
export const deadlineSummary = z.strictObject({
  kind: deadlineKind,
  id: z.string(),
  about: z.strictObject({ kind: z.enum(["file", "centre", "session"]), id: z.string() }),
  certification: certificationCode,
  lastDay: z.string(),
  nextDay: z.string().optional(),
  partyId: z.string().optional(),
  label: z.string().optional(),
});
/** A deadline in a list, see {@link deadlineSummary}. */
export type DeadlineSummary = z.infer<typeof deadlineSummary>;

/** Deadlines. */
export const deadlineEntity = defineEntity({
  name: "deadline",
  data: () => deadline,
  summary: () => deadlineSummary,
});

/** The key of a deadline. */
export function keyOfDeadline(held: Deadline): Key {
  return deadlineKey(subjectOf(held), held.kind, held.id);
}

/** The deadlines among the items of a partition, the nearest first. */
export function deadlinesAmong(items: readonly StoredItem[]): Deadline[] {
  return deadlineEntity.among(items).sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
}

function summaryOf(held: Deadline): DeadlineSummary {
  const { kind, id, certification, lastDay, nextDay, partyId, label } = held;
  return { kind, id, about: subjectOf(held), certification, lastDay, nextDay, partyId, label };
}

function putDeadline(held: Deadline) {
  // Those of two centres may bear the same identifier: each has a place of its own.
  const byLastDay = sortKey(held.lastDay, held.kind, held.id, subjectOf(held).id);
  const { nextDay, partyId } = held;
  // Sparse: what is over is in no list, and a run finds a deadline on the day of its next action alone.
  const indexes =
    held.state !== "running"
      ? {}
      : {
          gsi3: { pk: deadlinesOfMonth(held.lastDay.slice(0, 7)), sk: byLastDay },
          ...(partyId === undefined ? {} : { gsi2: { pk: deadlinesOfParty(partyId), sk: byLastDay } }),
          ...(nextDay === undefined
            ? {}
            : {
                gsi1: {
                  pk: deadlinesDueOn(nextDay, shardOf(subjectOf(held).id)),
                  sk: sortKey(held.kind, subjectOf(held).id, held.id),
                },
              }),
        };
  return deadlineEntity.item({
    ...keyOfDeadline(held),
    version: held.version,
    data: held,
    summary: summaryOf(held),
    indexes,
  });
}

/**
 * The writes that a change of their subject makes on deadlines. They carry versions that no run reaches, so that the
 * change needs not have read them: see `versionAtChange`.
 */
export function changeDeadlines(changed: readonly (Deadline | undefined)[]): Write[] {
  return changed
    .filter((held) => held !== undefined)
    .map((held): Write => ({ put: putDeadline(held), when: "any" }));
}

/** The write of a deadline as it follows from the one that was read, unless anything changed it meanwhile. */
export function advancedDeadline(before: Deadline | undefined, after: Deadline): Write {
  return { put: putDeadline(after), when: before === undefined ? "absent" : { version: before.version } };
}

/** R-PER-5: the writes that bring deadlines that bear a name under another one. */
export function renameDeadlines(held: readonly Deadline[], label: string): Write[] {
  return held
    .filter((one) => one.label !== undefined && one.label !== label)
    .map((one) => advancedDeadline(one, { ...one, label, version: one.version + 1 }));
}

/** What a list of running deadlines is of; a party's may be narrowed to a month (`2029-02`). */
export type DeadlineList = { month: string } | { partyId: string; month?: string | undefined };

/** What entries of a list are wanted: those of some kinds, of some certifications. */
export interface DeadlineFilter {
  kinds?: readonly DeadlineSummary["kind"][] | undefined;
  certifications?: readonly DeadlineSummary["certification"][] | undefined;
}

/** Entries that are looked at for a page of a list that leaves some out, and to count it. */
const lookedAt = { forPage: 1000, toCount: 10_000 };

/**
 * A page of running deadlines by last day, and how many there are where that is asked for. One round trip, more over 1 MB of what
 * is counted; a page may be short, though more follows, where a thousand were looked at.
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
): Promise<Page<ListedDeadline> & { count: { value: number; more: boolean } | undefined }> {
  const read = { ...positionOf(list), newestFirst };
  const bound = JSON.stringify([list, filter, newestFirst]);
  const isNarrowed = filter.kinds !== undefined || filter.certifications !== undefined;
  const [page, count] = await Promise.all([
    readMerged(read, placeOf(cursor, bound), isNarrowed ? Math.max(lookedAt.forPage, limit) : limit),
    counted ? countWanted(list, filter) : undefined,
  ]);
  const found = wantedAmong(page.entries, filter);
  const kept = found.slice(0, limit);
  const isLeft = found.length > kept.length;
  const last = (isLeft ? kept : page.entries).at(-1)?.at;
  return {
    entries: kept.map(({ item }) => toListedDeadline(item)),
    next: last === undefined || !(isLeft || page.more) ? undefined : cursorAt(last, bound),
    count,
  };
}

/** A deadline in a list with its version, and when it last changed, where that was noted. */
type ListedDeadline = DeadlineSummary & { version: number; updatedAt?: string | undefined };

function toListedDeadline(item: StoredItem): ListedDeadline {
  return { ...deadlineEntity.summary(item), version: item.version, updatedAt: item.changedAt };
}

function positionOf(list: DeadlineList): MergedList {
  return "partyId" in list
    ? { index: "gsi2", pks: [deadlinesOfParty(list.partyId)], prefix: list.month }
    : { index: "gsi3", pks: [deadlinesOfMonth(list.month)] };
}

async function countWanted(
  list: DeadlineList,
  filter: DeadlineFilter,
): Promise<{ value: number; more: boolean }> {
  const read = positionOf(list);
  let [value, looked, after] = [0, 0, undefined as string | undefined];
  for (;;) {
    const page = await readMerged(read, after, lookedAt.forPage);
    value += wantedAmong(page.entries, filter).length;
    looked += page.entries.length;
    after = page.entries.at(-1)?.at;
    if (value > mostCounted) return { value: mostCounted, more: true };
    if (!page.more || looked >= lookedAt.toCount) return { value, more: page.more };
  }
}

function wantedAmong(entries: readonly Placed[], { kinds, certifications }: DeadlineFilter): Placed[] {
  return entries.filter(({ item }) => {
    const entry = deadlineEntity.summary(item);
    return (kinds?.includes(entry.kind) ?? true) && (certifications?.includes(entry.certification) ?? true);
  });
}

/** What a worker needs to find a deadline. */
export const dueDeadline = deadlineSummary.pick({ kind: true, id: true, about: true });
/** A due deadline, see {@link dueDeadline}. */
export type DueDeadline = z.infer<typeof dueDeadline>;

/** Deadlines of one index page of the daily run. */
const duePage = 1000;

/** The deadlines about which something is to do on `day`, in one shard. */
export function listDueDeadlines(
  day: CivilDate,
  shard: number,
  cursor: Cursor | undefined,
): Promise<Page<DueDeadline>> {
  return readPage({ index: "gsi1", pk: deadlinesDueOn(day, shard), limit: duePage, cursor }, (item) => {
    const { kind, id, about } = deadlineEntity.summary(item);
    return { kind, id, about };
  });
}

/** The key of a due deadline. */
export function keyOfDue({ kind, id, about }: { kind: string; id: string; about: DeadlineSubject }): Key {
  return deadlineKey(about, kind, id);
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
