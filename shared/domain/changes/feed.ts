import * as z from "zod";
import { type Instant, instant } from "../time/civil-date.ts";
import { type Duration, inSeconds } from "../time/period.ts";

/** The last entry of a feed: what the next one follows. */
export const feedHead = z.strictObject({ last: z.int().nonnegative(), at: instant });
/** The last entry of a feed, see {@link feedHead}. */
export type FeedHead = z.infer<typeof feedHead>;

/** What numbers the entries of a feed, beside what they tell. */
export const numbered = z.strictObject({
  sequence: z.int().nonnegative(),
  writtenAt: instant,
  /** When the entry before it was written; none where a feed begins, or begins again. */
  before: instant.optional(),
});
/** An entry of a feed, by its number. */
export type Numbered = z.infer<typeof numbered>;

/**
 * Where a reader of a feed is: after an entry, or where there was nothing at an instant, at which they began. `passing`: they
 * began, and go past what is kept no longer though it is still there.
 */
export const feedPosition = z.union([
  z.strictObject({ after: z.int().nonnegative(), passing: z.literal(true).optional() }),
  z.strictObject({ since: instant }),
]);
/** A place in a feed, see {@link feedPosition}. */
export type FeedPosition = z.infer<typeof feedPosition>;

/**
 * R-CHG-1: the next entry of a feed. Numbers have no gap, as the transaction that writes an entry moves the head, which another
 * one then finds changed: none appears before one that was read. A feed whose head is no longer kept begins again at a
 * number that no entry of it had: that of the milliseconds, of which more pass than entries are written.
 */
export function nextEntry(head: FeedHead | undefined, now: Instant): Numbered {
  if (head === undefined) return { sequence: Date.parse(now), writtenAt: now };
  return { sequence: head.last + 1, writtenAt: now, before: head.at };
}

/** R-CHG-1: where who follows a feed from now on begins: behind its last entry, or at this instant where it has none. */
export function positionBehind(head: FeedHead | undefined, now: Instant): FeedPosition {
  return head === undefined ? { since: now } : { after: head.last };
}

/** What a reader gets: entries, where they go on, and whether more is there already. */
export interface FeedPage<Entry extends Numbered> {
  entries: readonly Entry[];
  next: FeedPosition;
  more: boolean;
}

/** What was found of a feed behind a place, and how it was looked for. */
export interface Found<Entry extends Numbered> {
  /** In order, the first ones behind the place. */
  entries: readonly Entry[];
  /** Whether more stand behind them. */
  more: boolean;
  head: FeedHead | undefined;
  at: FeedPosition;
  now: Instant;
  kept: Duration<"day">;
}

/**
 * R-CHG-1: the page of a feed behind a place: what is kept, without a gap. "expired" where something behind the place is kept
 * no longer: the reader has missed it. An entry that can't be seen yet, though one behind it can, ends the page before it.
 */
export function pageOfFeed<Entry extends Numbered>(found: Found<Entry>): FeedPage<Entry> | "expired" {
  const { at, entries, more, now } = found;
  const isKept = (then: Instant) => Date.parse(then) + inSeconds(found.kept) * 1000 > Date.parse(now);
  if ("since" in at && !isKept(at.since)) return "expired";
  const kept = entries.filter(({ writtenAt }) => isKept(writtenAt));
  const [first] = kept;
  if (first === undefined) return withoutEntries(found, isKept);
  const follows = "after" in at && first.sequence === at.after + 1;
  if (!follows) {
    const unseen = first.before !== undefined && isKept(first.before);
    if (unseen) return { entries: [], next: at, more: false };
    if ("after" in at && at.passing !== true) return "expired";
  }
  const gap = kept.findIndex(({ sequence }, index) => sequence !== first.sequence + index);
  const page = gap < 0 ? kept : kept.slice(0, gap);
  return { entries: page, next: { after: (page.at(-1) ?? first).sequence }, more: gap < 0 && more };
}

function withoutEntries<Entry extends Numbered>(
  { at, entries, more, head, now, kept }: Found<Entry>,
  isKept: (then: Instant) => boolean,
): FeedPage<Entry> | "expired" {
  const last = entries.at(-1);
  if ("after" in at && at.passing !== true) {
    // A head that was moved since is followed by its entry, which the next reading finds.
    const missed = last !== undefined || head === undefined || (head.last > at.after && !isKept(head.at));
    return missed ? "expired" : { entries: [], next: at, more: false };
  }
  if (head !== undefined && !isKept(head.at)) return { entries: [], next: { after: head.last }, more: false };
  if (last !== undefined) return { entries: [], next: { after: last.sequence, passing: true }, more };
  if ("after" in at) return { entries: [], next: { after: at.after }, more: false };
  // The same answer for as long as may be, so that it need not be sent again.
  const stale = Date.parse(now) - Date.parse(at.since) > (inSeconds(kept) * 1000) / 2;
  return { entries: [], next: stale ? { since: now } : at, more: false };
}
