import { matchesSearch, searchedWords, wordToLookUp } from "../domain/lists/search-words.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { entriesByChange, entriesByCreation, entriesByWord } from "./entry-keys.ts";
import type { StoredItem } from "./item.ts";
import { type Key, sortKey } from "./keys.ts";
import {
  type ListEntry,
  type ListedKind,
  listEntryEntity,
  partOfAlike,
  partsOfAll,
  type Scope,
} from "./list-entries.ts";
import {
  countMerged,
  cursorAt,
  type MergedList,
  mostCounted,
  type Placed,
  placeOf,
  readMerged,
} from "./merged-page.ts";
import { readMany } from "./table.ts";

/** The order of a list: of its own, or by last change; `-`: the other way round. */
export type ListSort = "own" | "-own" | "updated" | "-updated";

/** What is asked of a list that entries are kept of. */
export interface AskedList {
  kind: ListedKind;
  /** Whose list it is: nothing else is ever found. */
  scope: Scope;
  /** Which of those that are alike, each of these parts; all where there is none. */
  parts?: readonly (readonly string[])[] | undefined;
  /** What is looked for: the beginnings of words. */
  search?: string | undefined;
  sort: ListSort;
  /** In its own order, only what stands from there on. */
  from?: string | undefined;
  /** Only what changed since, in an order of changes. */
  since?: Instant | undefined;
  /** Files of one path alone. */
  path?: ListEntry["path"];
  /** Which of those that are alike are listed, where that is read beside: told once the entries are there. */
  admits?: Promise<(part: readonly string[]) => boolean> | undefined;
}

/** How the things of a list are read and shown. */
export interface ShownThing<Shown> {
  key: (id: string) => Key;
  /** What is shown of an item, and the words that find it; undefined where it is not to be shown, as it is now. */
  show: (item: StoredItem, entry: ListEntry) => { shown: Shown; words: readonly string[] } | undefined;
}

/** How many things a list has: `more` than that where there are. */
export interface Count {
  value: number;
  more: boolean;
}

/** Parts of a list that are read side by side at most; where more are asked for, all are read and the others left out. */
const mostParts = 48;
/** Entries that are looked at for a page of a list that leaves some out. */
const lookedAt = 1000;
/** Entries that are looked at to count what a search finds. */
const lookedAtToCount = 10_000;
/** Things that are read for a page where entries don't tell all that is asked, and to count them. */
const read = { forPage: 100, toCount: 2000 };

/**
 * A page of what a list finds, each thing as it is now: fewer than the limit, or none, where many were left out, as long as
 * there is a next one. Two round trips.
 * @throws InvalidCursor when the cursor is not one of this list, of this caller.
 */
export async function findListed<Shown>(
  asked: AskedList,
  thing: ShownThing<Shown>,
  { limit, cursor, caller }: { limit: number; cursor?: Cursor | undefined; caller: string },
): Promise<{ entries: Shown[]; next: Cursor | undefined }> {
  const bound = boundOf(asked, caller);
  const list = mergedList(asked);
  const [most, each] = leavesOut(asked) ? [lookedAt, sharedBy(list, limit)] : [limit, limit];
  const page = await readMerged(list, placeOf(cursor, bound), most, each);
  const admits = await asked.admits;
  const admitted = admittedBy(asked, page.entries).filter(
    ({ item }) => admits?.(listEntryEntity.summary(item).part ?? []) ?? true,
  );
  const toRead = admitted.slice(0, isToldByEntries(asked) ? limit : read.forPage);
  const found = await showEach(asked, toRead, thing);
  const kept = found.filter(({ shown }) => shown !== undefined).slice(0, limit);
  const readTo = (kept.length === limit ? kept : toRead).at(-1)?.at;
  const isLeft = readTo !== undefined && readTo !== admitted.at(-1)?.at;
  const last = isLeft ? readTo : page.entries.at(-1)?.at;
  return {
    entries: kept.flatMap(({ shown }) => shown ?? []) as Shown[],
    next: last === undefined || !(isLeft || page.more) ? undefined : cursorAt(last, bound),
  };
}

/** Entries of each partition that are looked at: together as many as are looked at for a page, and no fewer than it has. */
function sharedBy({ pks }: MergedList, limit: number): number {
  return Math.max(limit, Math.ceil(lookedAt / pks.length));
}

/**
 * How many a list finds, one by one up to {@link mostCounted}. What is searched and narrowed is read, up to two thousand
 * things at once: there are more than were counted where it was not all.
 */
export async function countListed<Shown>(asked: AskedList, thing: ShownThing<Shown>): Promise<Count> {
  if (asked.search === undefined)
    return countOf(await countMerged(mergedList(asked, "to-count"), mostCounted + 1));
  const isTold = isToldByEntries(asked);
  const { admitted, more } = await searchWhole(asked, isTold ? mostCounted + 1 : read.toCount);
  if (isTold) return { ...countOf(admitted.length), more: more || admitted.length > mostCounted };
  const found = await showEach(asked, admitted, thing);
  const counted = countOf(found.filter(({ shown }) => shown !== undefined).length);
  return { ...counted, more: counted.more || more };
}

/** What a search finds, as far as its entries tell, up to `most`; whether there may be more. */
async function searchWhole(asked: AskedList, most: number): Promise<{ admitted: Placed[]; more: boolean }> {
  const list = mergedList(asked);
  const admitted: Placed[] = [];
  let [looked, after] = [0, undefined as string | undefined];
  for (;;) {
    const page = await readMerged(list, after, most);
    admitted.push(...admittedBy(asked, page.entries));
    looked += page.entries.length;
    after = page.entries.at(-1)?.at;
    if (!page.more) return { admitted: admitted.slice(0, most), more: admitted.length > most };
    if (admitted.length >= most || looked >= lookedAtToCount)
      return { admitted: admitted.slice(0, most), more: true };
  }
}

function countOf(found: number): Count {
  return { value: Math.min(found, mostCounted), more: found > mostCounted };
}

/** Whether entries tell all that is asked: which state a thing is in stands in those of lists, not in those of words. */
function isToldByEntries({ search, parts }: AskedList): boolean {
  return search === undefined || parts === undefined;
}

/** The entries that stand for what is asked, as far as they tell it. */
function admittedBy({ path, parts, search }: AskedList, entries: readonly Placed[]): Placed[] {
  const searched = search === undefined ? [] : searchedWords(search);
  const alike = new Set(parts?.map(partOfAlike));
  return entries.filter(({ at, item }) => {
    const entry = listEntryEntity.summary(item);
    return (
      (path === undefined || entry.path === path) &&
      (parts === undefined || entry.part === undefined || alike.has(partOfAlike(entry.part))) &&
      (entry.words === undefined || isFoundAt(at, { id: entry.id, words: entry.words }, searched))
    );
  });
}

/** The entries of a page, each with what is shown of it as it is now. One round trip, of a call a hundred. */
async function showEach<Shown>(
  { search }: AskedList,
  entries: readonly Placed[],
  { key, show }: ShownThing<Shown>,
): Promise<{ at: string; shown: Shown | undefined }[]> {
  const told = entries.map(({ at, item }) => ({ at, entry: listEntryEntity.summary(item) }));
  const keys = [...new Set(told.map(({ entry }) => entry.id))].map(key);
  const calls = Array.from({ length: Math.ceil(keys.length / mostOfCall) }, (_, n) =>
    readMany(keys.slice(n * mostOfCall, (n + 1) * mostOfCall)),
  );
  const items = new Map((await Promise.all(calls)).flat().map((item) => [item.pk, item]));
  const searched = search === undefined ? [] : searchedWords(search);
  return told.map(({ at, entry }) => {
    const item = items.get(key(entry.id).pk);
    const made = item && show(item, entry);
    const isFound = made !== undefined && isFoundAt(at, { id: entry.id, words: made.words }, searched);
    return { at, shown: isFound ? made.shown : undefined };
  });
}

/** Things that one call reads. */
const mostOfCall = 100;

/** Whether a search finds something at a place: several words of it may begin alike, and it is found by the first. */
function isFoundAt(
  at: string,
  { id, words }: { id: string; words: readonly string[] },
  searched: readonly string[],
): boolean {
  const start = wordToLookUp(searched);
  return start === undefined || (foundBy(words, start, id) === at && matchesSearch(words, searched));
}

function foundBy(words: readonly string[], start: string, id: string): string | undefined {
  const [first] = words.filter((word) => word.startsWith(start)).sort((a, b) => (a < b ? -1 : 1));
  return first === undefined ? undefined : sortKey(first, id);
}

/** Whether things are left out of what the list's partitions hold. */
function leavesOut({ search, parts, admits }: AskedList): boolean {
  return search !== undefined || admits !== undefined || (parts?.length ?? 0) > mostParts;
}

/** The partitions of what is asked; to count them, of each part, however many there are. */
function mergedList(
  { kind, scope, parts, search, sort, from, since }: AskedList,
  what?: "to-count",
): MergedList {
  const word = search === undefined ? undefined : wordToLookUp(searchedWords(search));
  if (word !== undefined) return { index: "gsi1", pks: [entriesByWord(kind, scope, word)], prefix: word };
  const isApart = parts !== undefined && (what === "to-count" || parts.length <= mostParts);
  const read = isApart ? parts.map(partOfAlike) : partsOfAll(scope);
  const newestFirst = sort.startsWith("-");
  return sort.endsWith("updated")
    ? { index: "gsi2", pks: read.map((part) => entriesByChange(kind, scope, part)), from: since, newestFirst }
    : { index: "gsi1", pks: read.map((part) => entriesByCreation(kind, scope, part)), from, newestFirst };
}

/** What a cursor is bound to: the caller, and all that narrows and orders the list. */
function boundOf(asked: AskedList, caller: string): string {
  return JSON.stringify([caller, asked]);
}
