import * as z from "zod";
import { personId } from "../domain/ids.ts";
import { mostWords, searchedLength, wordsToKeep } from "../domain/lists/search-words.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import {
  entriesByChange,
  entriesByCreation,
  entriesByWord,
  entriesPartition,
  listEntryKey,
  wordEntryKey,
} from "./entry-keys.ts";
import type { Item, StoredItem } from "./item.ts";
import { shardOf, sortKey } from "./keys.ts";
import { readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What lists and searches hold entries of. */
export type ListedKind =
  | "file"
  | "person"
  | "company"
  | "centre"
  | "jury-member"
  | "certificate"
  | "session"
  | "task";
/** Whose lists an entry stands in: OEMM's, or those of a company, a centre or a jury member, by its identifier. */
export type Scope = string;

/** The scope of OEMM. */
export const scopeOfOemm: Scope = "oemm";

/** Characters of an identifier at most: that of a person may be a former address. */
const longestId = 320;

/** What tells those alike from others, and characters of each, at most. */
const mostOfPart = 4;
const longestPart = 40;

const entry = z.strictObject({
  id: z.string().max(longestId),
  /** Of a file: its path, by which lists are narrowed, and its person, whom its address finds too. */
  path: z.enum(["vae", "training"]).optional(),
  personId: personId.optional(),
  /** In a list: which of those alike it is, see {@link ListedThing}. */
  part: z.array(z.string().max(longestPart)).max(mostOfPart).optional(),
  /** In a search: all that it is found by, so that what it doesn't find needs no reading. */
  words: z.array(z.string().max(searchedLength.most)).max(mostWords).optional(),
});
/** What an entry tells of what it stands for. */
export type ListEntry = z.infer<typeof entry>;

/** Entries of lists and searches: `version` of the item is that of what they were made of. */
export const listEntryEntity = defineEntity({
  name: "list-entry",
  data: () => entry,
  summary: () => entry,
});

/** Something that lists and searches are to find. */
export interface ListedThing {
  kind: ListedKind;
  id: string;
  version: number;
  /** What it is ordered by among others, beside its changes: when it came, a day, a name. */
  order: string;
  scopes: readonly Scope[];
  /** Which of a kind are alike for lists that are narrowed: path, certification and state of a file. */
  part?: readonly string[] | undefined;
  path?: ListEntry["path"];
  personId?: string | undefined;
  /** What it is found by, see `wordsOf`. */
  words: readonly string[];
}

/** Shards of OEMM's list of all of a kind: what keeps it from being one hot partition. */
export const shards = ["0", "1", "2", "3"] as const;
/** The part of a list that holds all of a kind, for those who see few of it. */
const whole = "all";

/** The parts of a scope's list of all of a kind. */
export const partsOfAll = (scope: Scope): readonly string[] => (scope === scopeOfOemm ? shards : [whole]);
/** The part of a scope's list of those that are alike. */
export const partOfAlike = (alike: readonly string[]): string => sortKey(...alike);

/** The entries of something, as they are to stand once they are written at an instant. */
export function entriesOf(thing: ListedThing, at: Instant): Item[] {
  const { id, version, order, part, path, personId: person, words } = thing;
  const held: ListEntry = {
    id,
    ...(path === undefined ? {} : { path }),
    ...(person === undefined ? {} : { personId: person }),
  };
  const inList: ListEntry = { ...held, ...(part === undefined ? {} : { part: [...part] }) };
  const found: ListEntry = { ...held, words: [...words].sort() };
  const listed = (scope: Scope, place: string, inPart: string): Item =>
    listEntryEntity.item({
      version,
      data: inList,
      summary: inList,
      ...listEntryKey(thing, scope, place),
      indexes: {
        gsi1: { pk: entriesByCreation(thing.kind, scope, inPart), sk: sortKey(order, id) },
        gsi2: { pk: entriesByChange(thing.kind, scope, inPart), sk: sortKey(at, id) },
      },
    });
  return thing.scopes.flatMap((scope) => [
    listed(scope, "ALL", scope === scopeOfOemm ? String(shardOf(id)) : whole),
    ...(part === undefined ? [] : [listed(scope, "ALIKE", partOfAlike(part))]),
    ...wordsToKeep(words).map((word) =>
      listEntryEntity.item({
        version: 1,
        data: found,
        summary: found,
        ...wordEntryKey(thing, scope, word),
        indexes: { gsi1: { pk: entriesByWord(thing.kind, scope, word), sk: sortKey(word, id) } },
      }),
    ),
  ]);
}

/**
 * The writes that bring the entries of something to what it is now, or that take them away where it is no more. One round
 * trip. A place in the order of changes is that of the writing, so that who reads on by it misses nothing; nothing is written
 * again for the version that entries were made of. `found`: whether what finds it changed.
 */
export async function bringEntries(
  of: Pick<ListedThing, "kind" | "id">,
  thing: ListedThing | undefined,
  at: Instant,
): Promise<{ writes: Write[]; held: ListEntry[]; found: boolean }> {
  const items = await readPartition(entriesPartition(of));
  const held = new Map(items.map((item) => [item.sk, item]));
  const wanted = thing === undefined ? [] : entriesOf(thing, at);
  const kept = new Set(wanted.map(({ sk }) => sk));
  const writes = [
    ...wanted.filter((item) => !stands(held.get(item.sk), item)).map((put): Write => ({ put, when: "any" })),
    ...[...held.values()]
      .filter(({ sk }) => !kept.has(sk))
      .map(({ pk, sk }): Write => ({ delete: { pk, sk } })),
  ];
  const lists = new Set(wanted.filter(({ indexes }) => indexes?.gsi2 !== undefined).map(({ sk }) => sk));
  const found = writes.some(
    (write) => !("check" in write) && !lists.has(("put" in write ? write.put : write.delete).sk),
  );
  return { writes, held: listEntryEntity.among(items), found };
}

/** Whether an entry is of the same version, and tells the same: its place among changes stays as it is then. */
function stands(held: StoredItem | undefined, wanted: Item): boolean {
  if (held === undefined || held.version !== wanted.version) return false;
  const told = ({ path, part = [], words = [], personId: person }: ListEntry) =>
    JSON.stringify([path, person, part, words]);
  return told(listEntryEntity.read(held)) === told(wanted.data as ListEntry);
}
