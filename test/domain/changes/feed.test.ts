import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  type FeedHead,
  type FeedPosition,
  type Numbered,
  nextEntry,
  pageOfFeed,
  positionBehind,
} from "../../../shared/domain/changes/feed.ts";

const kept = { count: 90, unit: "day" } as const;
const day = 24 * 3600 * 1000;
const start = Date.parse("2027-01-01T00:00:00.000Z");
const on = (days: number) => new Date(start + days * day).toISOString();

/** A feed whose entries were written on days, in their order. */
function written(...days: number[]): { entries: Numbered[]; head: FeedHead | undefined } {
  const entries: Numbered[] = [];
  let head: FeedHead | undefined;
  for (const each of days) {
    const entry = nextEntry(head, on(each));
    entries.push(entry);
    head = { last: entry.sequence, at: entry.writtenAt };
  }
  return { entries, head };
}

const read = (
  { entries, head }: ReturnType<typeof written>,
  at: FeedPosition,
  today: number,
  limit = 100,
) => {
  const behind = entries.filter(({ sequence }) => !("after" in at) || sequence > at.after);
  const found = { entries: behind.slice(0, limit), more: behind.length > limit, head };
  return pageOfFeed({ ...found, at, now: on(today), kept });
};
const page = (got: ReturnType<typeof read>) => {
  if (got === "expired") throw new Error("expired");
  return got;
};

describe("R-CHG-1: a feed", () => {
  it("begins at its oldest entry that is kept, and goes on where it was left", () => {
    const feed = written(0, 1, 95);
    const first = page(read(feed, { since: on(96) }, 96));
    expect(first.entries).toEqual([feed.entries[2]]);
    const young = page(read(feed, { since: on(2) }, 2, 2));
    expect(young).toMatchObject({ entries: feed.entries.slice(0, 2), more: true });
    expect(page(read(feed, young.next, 3)).entries).toEqual([feed.entries[2]]);
  });

  it("tells who follows it from now on what comes behind its last entry, though it be old, or behind nothing", () => {
    const feed = written(0, 1);
    expect(page(read(feed, positionBehind(feed.head, on(100)), 100)).entries).toEqual([]);
    const [, , third] = written(0, 1, 101).entries;
    expect(page(read(written(0, 1, 101), positionBehind(feed.head, on(100)), 102)).entries).toEqual([third]);
    const empty = positionBehind(undefined, on(100));
    expect(page(read(written(101), empty, 102)).entries).toEqual(written(101).entries);
  });

  it("is followed from behind its last entry, or from the instant where it has none", () => {
    const { head } = written(0, 1);
    expect(positionBehind(head, on(2))).toEqual({ after: head?.last });
    expect(positionBehind(undefined, on(2))).toEqual({ since: on(2) });
  });

  it("is kept for days that end at their instant, and read on from the last entry of a page", () => {
    const feed = written(0, 1, 2, 3);
    expect(page(read(feed, { since: on(90) }, 90)).entries).toEqual(feed.entries.slice(1));
    expect(read(written(), { since: on(0) }, 90)).toBe("expired");
    expect(page(read(feed, { since: on(4) }, 4, 3))).toEqual({
      entries: feed.entries.slice(0, 3),
      next: { after: feed.entries[2]?.sequence },
      more: true,
    });
    const none = written();
    expect(page(read(none, { since: on(0) }, 45)).next).toEqual({ since: on(0) });
  });

  it("is passed by who begins as far as it was looked through, and no further", () => {
    const feed = written(0, 1, 2, 3, 95);
    const third = feed.entries[2]?.sequence ?? 0;
    const passing = { after: third, passing: true as const };
    expect(read(feed, { since: on(96) }, 96, 3)).toEqual({ entries: [], next: passing, more: true });
    const young = { ...feed, entries: feed.entries.slice(4) };
    expect(page(read(young, passing, 96)).entries).toEqual(young.entries);
    expect(read(written(), passing, 96)).toEqual({ entries: [], next: { after: third }, more: false });
  });

  it("says nothing of more behind what can't be seen yet", () => {
    const feed = written(0, 1, 2, 3);
    const [first, second, , fourth] = feed.entries;
    const torn = { ...feed, entries: [first, second, fourth].filter((one) => one !== undefined) };
    const found = {
      entries: torn.entries,
      more: true,
      head: feed.head,
      at: { since: on(4) },
      now: on(4),
      kept,
    };
    const next = { after: second?.sequence };
    expect(pageOfFeed(found)).toEqual({ entries: [first, second], next, more: false });
  });

  it("leads who begins past what is kept no longer and still there, page by page", () => {
    const feed = written(0, 1, 2, 3, 95);
    const first = page(read(feed, { since: on(96) }, 96, 2));
    expect(first).toMatchObject({ entries: [], more: true });
    const second = page(read(feed, first.next, 96, 2));
    const third = page(read(feed, second.next, 96, 2));
    expect([...second.entries, ...third.entries]).toEqual([feed.entries[4]]);
    const over = page(read(written(0, 1, 2), { since: on(200) }, 200, 2));
    expect(over).toEqual({ entries: [], next: { after: feed.entries[2]?.sequence }, more: false });
    // What was passed is not passed again: who stays away from then on has missed something.
    expect(read(feed, page(read(feed, third.next, 97)).next, 97)).not.toBe("expired");
    expect(read(written(0, 1, 2, 210), over.next, 400)).toBe("expired");
  });

  it("answers alike for as long as nothing happens", () => {
    const feed = written(0);
    const first = page(read(feed, { since: on(0) }, 0));
    expect(read(feed, first.next, 200)).toEqual({ entries: [], next: first.next, more: false });
    const none = written();
    expect(read(none, { since: on(0) }, 30)).toEqual({ entries: [], next: { since: on(0) }, more: false });
    expect(page(read(none, { since: on(0) }, 60)).next).toEqual({ since: on(60) });
  });

  it("is expired for who has missed what is kept no longer, deleted or not", () => {
    const feed = written(0, 1, 91.5);
    const after = { after: feed.entries[0]?.sequence ?? 0 };
    expect(read(feed, after, 92)).toBe("expired");
    expect(read({ ...feed, entries: feed.entries.slice(2) }, after, 92)).toBe("expired");
    expect(read(written(0, 1, 2, 95), after, 96, 1)).toBe("expired");
    expect(read({ ...feed, entries: [] }, after, 300)).toBe("expired");
    expect(read(written(), after, 300)).toBe("expired");
    expect(read(written(), { since: on(0) }, 91)).toBe("expired");
  });

  it("ends before what can't be seen yet, though what follows it can", () => {
    const feed = written(0, 1, 2, 3);
    const [first, , third, fourth] = feed.entries;
    const torn = { ...feed, entries: [first, third, fourth].filter((one) => one !== undefined) };
    const got = page(read(torn, { since: on(4) }, 4));
    expect(got).toEqual({ entries: [first], next: { after: first?.sequence }, more: false });
    expect(read(torn, got.next, 4)).toEqual({ entries: [], next: got.next, more: false });
  });

  test.prop(
    [
      fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
    ],
    { numRuns: 200, seed: 20270101 },
  )("gives a reader who comes within the time each entry once, in one order", (pauses, visits, limit) => {
    let [now, head, at]: [number, FeedHead | undefined, FeedPosition] = [0, undefined, { since: on(0) }];
    const [all, seen]: [Numbered[], Numbered[]] = [[], []];
    const visit = () => {
      const got = page(read({ entries: all, head }, at, now, limit));
      seen.push(...got.entries);
      at = got.next;
      return got.more;
    };
    for (const [index, pause] of pauses.entries()) {
      now += pause;
      while (visit());
      const entry = nextEntry(head, on(now));
      all.push(entry);
      head = { last: entry.sequence, at: entry.writtenAt };
      for (let times = visits[index % visits.length] ?? 0; times > 0; times -= 1) visit();
    }
    while (visit());
    expect(seen).toEqual(all);
  });
});
