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
import { countMerged, cursorAt, type MergedList, type Placed, placeOf, readMerged } from "./merged-page.ts";
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
  /** Only what changed since, in an order of changes. */
  since?: Instant | undefined;
  /** Files of one path alone. */
  path?: ListEntry["path"];
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

/** The most that is counted one by one. */
export const mostCounted = 1000;
/** Parts of a list that are read side by side at most; where more are asked for, all are read and the others left out. */
const mostParts = 48;
/** Entries that are looked at for a page of a list that leaves some out: as many as one call reads the things of. */
const lookedAt = 100;
/** Entries that are looked at to count a list that leaves some out. */
const lookedAtToCount = 2000;

/**
 * A page of what a list finds, each thing as it is now: fewer than the limit, or none, where many were left out, as long as
 * there is a next one. Two round trips.
 * @throws InvalidCursor when the cursor is not one of this list, of this caller.
 */
export async function findListed<Shown>(
  asked: AskedList,
  { key, show }: ShownThing<Shown>,
  { limit, cursor, caller }: { limit: number; cursor?: Cursor | undefined; caller: string },
): Promise<{ entries: Shown[]; next: Cursor | undefined }> {
  const bound = boundOf(asked, caller);
  const list = mergedList(asked);
  const toLookAt = leavesOut(asked) ? lookedAt : limit;
  const page = await readMerged(list, placeOf(cursor, bound), toLookAt);
  const found = await showEach(asked, page.entries, { key, show });
  const kept = found.filter(({ shown }) => shown !== undefined).slice(0, limit);
  const isFull = kept.length === limit;
  const last = isFull ? kept.at(-1)?.at : page.entries.at(-1)?.at;
  const isEnd = !page.more && last === page.entries.at(-1)?.at;
  return {
    entries: kept.flatMap(({ shown }) => shown ?? []) as Shown[],
    next: last === undefined || isEnd ? undefined : cursorAt(last, bound),
  };
}

/**
 * How many a list finds, one by one up to {@link mostCounted}. A round trip where nothing is left out; otherwise what was
 * looked at is read, and there are more than were counted where it was not all.
 */
export async function countListed<Shown>(asked: AskedList, thing: ShownThing<Shown>): Promise<Count> {
  const list = mergedList(asked);
  if (!leavesOut(asked)) return countOf(await countMerged(list, mostCounted + 1));
  const page = await readMerged(list, undefined, lookedAtToCount);
  const found = await showEach(asked, page.entries, thing);
  const counted = countOf(found.filter(({ shown }) => shown !== undefined).length);
  return { ...counted, more: counted.more || page.more };
}

function countOf(found: number): Count {
  return { value: Math.min(found, mostCounted), more: found > mostCounted };
}

/** The entries of a page, each with what is shown of it as it is now. A round trip a hundred. */
async function showEach<Shown>(
  { search, path }: AskedList,
  entries: readonly Placed[],
  { key, show }: ShownThing<Shown>,
): Promise<{ at: string; shown: Shown | undefined }[]> {
  const told = entries.map(({ at, item }) => ({ at, entry: listEntryEntity.summary(item) }));
  const isAdmitted = (entry: ListEntry) => path === undefined || entry.path === path;
  const ids = [...new Set(told.flatMap(({ entry }) => (isAdmitted(entry) ? entry.id : [])))];
  const items = new Map((await readMany(ids.map(key))).map((item) => [item.pk, item]));
  const searched = search === undefined ? [] : searchedWords(search);
  const start = wordToLookUp(searched);
  return told.map(({ at, entry }) => {
    const item = items.get(key(entry.id).pk);
    const made = item && show(item, entry);
    if (made === undefined) return { at, shown: undefined };
    // Several words of a thing may begin alike: it is found by the first.
    const by = start === undefined ? at : foundBy(made.words, start, entry.id);
    return { at, shown: by === at && matchesSearch(made.words, searched) ? made.shown : undefined };
  });
}

function foundBy(words: readonly string[], start: string, id: string): string | undefined {
  const [first] = words.filter((word) => word.startsWith(start)).sort((a, b) => (a < b ? -1 : 1));
  return first === undefined ? undefined : sortKey(first, id);
}

/** Whether things are left out of what the list's partitions hold. */
function leavesOut({ search, path, parts }: AskedList): boolean {
  return search !== undefined || path !== undefined || (parts?.length ?? 0) > mostParts;
}

function mergedList({ kind, scope, parts, search, sort, since }: AskedList): MergedList {
  const word = search === undefined ? undefined : wordToLookUp(searchedWords(search));
  if (word !== undefined) return { index: "gsi1", pks: [entriesByWord(kind, scope, word)], prefix: word };
  const read = parts === undefined || parts.length > mostParts ? partsOfAll(scope) : parts.map(partOfAlike);
  const newestFirst = sort.startsWith("-");
  return sort.endsWith("updated")
    ? { index: "gsi2", pks: read.map((part) => entriesByChange(kind, scope, part)), from: since, newestFirst }
    : { index: "gsi1", pks: read.map((part) => entriesByCreation(kind, scope, part)), newestFirst };
}

/** What a cursor is bound to: the caller, and all that narrows and orders the list. */
function boundOf(asked: AskedList, caller: string): string {
  return JSON.stringify([caller, asked]);
}
