import {
  personRetention,
  type Retention,
  retention,
  type UnderRetention,
} from "../domain/privacy/retention.ts";
import { addDays, type CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { everyEntry } from "./every-entry.ts";
import type { StoredItem } from "./item.ts";
import {
  deadlineShards,
  type Key,
  personRetentionKey,
  personRetentionsOf,
  retentionKey,
  retentionsOf,
  shardOf,
  sortKey,
} from "./keys.ts";
import { readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** When files, and evidence of certified ones, are looked at to be erased. */
export const retentionEntity = defineEntity({
  name: "retention",
  data: () => retention,
  summary: () => retention,
});
/** When persons are looked at to be erased, who may have no file. */
export const personRetentionEntity = defineEntity({
  name: "person-retention",
  data: () => personRetention,
  summary: () => personRetention,
});

function keyOf(about: UnderRetention): Key {
  return about.what === "person"
    ? personRetentionKey(about.personId)
    : retentionKey(about.fileId, about.what);
}

function putRetention(data: Retention, version: number, when: "absent" | { version: number }): Write {
  const base = { ...keyOf(data), version };
  if (data.what === "person") {
    const { personId, dueOn } = data;
    const gsi1 = { pk: personRetentionsOf(shardOf(personId)), sk: sortKey(dueOn, personId) };
    return { put: personRetentionEntity.item({ ...base, data, summary: data, indexes: { gsi1 } }), when };
  }
  const { fileId, what, dueOn } = data;
  const gsi1 = { pk: retentionsOf(shardOf(fileId)), sk: sortKey(dueOn, what, fileId) };
  return { put: retentionEntity.item({ ...base, data, summary: data, indexes: { gsi1 } }), when };
}

/** The write with which a retention begins, unless it has begun. */
export function openRetention(begun: Retention): Write {
  return putRetention(begun, 1, "absent");
}

/** A retention and the version of its item, or undefined. One round trip. */
export async function loadRetention(
  about: UnderRetention,
): Promise<{ held: Retention; version: number } | undefined> {
  const item = await readOne(keyOf(about));
  const entity = about.what === "person" ? personRetentionEntity : retentionEntity;
  return item && { held: entity.read(item), version: item.version };
}

/** The write that has a retention looked at on another day. */
export function moveRetention(
  { held, version }: { held: Retention; version: number },
  dueOn: CivilDate,
): Write {
  return putRetention({ ...held, dueOn }, version + 1, { version });
}

/** The write that ends a retention: what it was about is gone, or kept for good. */
export function closeRetention(about: UnderRetention): Write {
  return { delete: keyOf(about) };
}

/** Retentions of an index page. */
const duePage = 100;

/** The shards of each kind, and what their items are read as. */
const lists: readonly [of: (shard: number) => string, read: (item: StoredItem) => Retention][] = [
  [retentionsOf, retentionEntity.summary],
  [personRetentionsOf, personRetentionEntity.summary],
];

/** What is due up to `today`, the longest due first in each shard. It is found until it is dealt with: no run is missed. */
export async function* listDueRetentions(today: CivilDate): AsyncGenerator<Retention> {
  // What is not due is most of the list, and is not read.
  const before = addDays(today, 1);
  for (const [of, read] of lists)
    for (let shard = 0; shard < deadlineShards; shard++) {
      const list = { index: "gsi1" as const, pk: of(shard), before, limit: duePage };
      yield* everyEntry((cursor) => readPage({ ...list, cursor }, read));
    }
}
