import { type Key, sortKey } from "./keys.ts";
import { type Partition, partitionOfList } from "./partitions.ts";

// Apart from the other keys, which each function carries: few find something by entries.

/** What lists and searches find something by: a partition of its own, which goes with it. */
export const entriesPartition = (of: { kind: string; id: string }) =>
  sortKey("ENTRIES" satisfies Partition, of.kind, of.id);
/** What puts something in a list of those who may see it: of all that they may, or of those alike. */
export const listEntryKey = (of: { kind: string; id: string }, scope: string, place: string): Key => ({
  pk: entriesPartition(of),
  sk: sortKey("LIST", scope, place),
});
/** A word that something is found by, among what some may see. */
export const wordEntryKey = (of: { kind: string; id: string }, scope: string, word: string): Key => ({
  pk: entriesPartition(of),
  sk: sortKey("WORD", scope, word),
});
/** gsi1: what those of a scope may see of a kind, a part of it, in the order in which it came. */
export const entriesByCreation = (kind: string, scope: string, part: string) =>
  sortKey(partitionOfList("gsi1 ENTRIES"), kind, scope, part);
/** gsi2: the same in the order in which it last changed. */
export const entriesByChange = (kind: string, scope: string, part: string) =>
  sortKey(partitionOfList("gsi2 ENTRIES"), kind, scope, part);
/** Letters by which the words of a scope are kept apart. */
const lettersApart = 2;
/** gsi1: what those of a scope may see of a kind, by its words that begin with the same two letters. */
export const entriesByWord = (kind: string, scope: string, word: string) =>
  sortKey(partitionOfList("gsi1 WORDS"), kind, scope, word.slice(0, lettersApart));
