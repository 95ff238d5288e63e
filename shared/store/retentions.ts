import { type Retained, type Retention, retention } from "../domain/privacy/retention.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { everyEntry } from "./every-entry.ts";
import { deadlineShards, retentionKey, retentionsOf, shardOf, sortKey } from "./keys.ts";
import { readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** When files, and evidence of certified ones, are looked at to be erased. */
export const retentionEntity = defineEntity({
  name: "retention",
  data: () => retention,
  summary: () => retention,
});

function putRetention(data: Retention, version: number, when: "absent" | { version: number }): Write {
  const { fileId, what, dueOn } = data;
  return {
    put: retentionEntity.item({
      ...retentionKey(fileId, what),
      version,
      data,
      summary: data,
      indexes: { gsi1: { pk: retentionsOf(shardOf(fileId)), sk: sortKey(dueOn, what, fileId) } },
    }),
    when,
  };
}

/** The write with which a retention begins, unless it has begun. */
export function openRetention(begun: Retention): Write {
  return putRetention(begun, 1, "absent");
}

/** A retention and the version of its item, or undefined. One round trip. */
export async function loadRetention(
  fileId: string,
  what: Retained,
): Promise<{ held: Retention; version: number } | undefined> {
  const item = await readOne(retentionKey(fileId, what));
  return item && { held: retentionEntity.read(item), version: item.version };
}

/** The write that has a retention looked at on another day. */
export function moveRetention(
  { held, version }: { held: Retention; version: number },
  dueOn: CivilDate,
): Write {
  return putRetention({ ...held, dueOn }, version + 1, { version });
}

/** The write that ends a retention: what it was about is gone, or kept for good. */
export function closeRetention(fileId: string, what: Retained): Write {
  return { delete: retentionKey(fileId, what) };
}

/** Retentions of an index page. */
const duePage = 100;

/** What is due up to `today`, the longest due first in each shard. It is found until it is dealt with: no run is missed. */
export async function* listDueRetentions(today: CivilDate): AsyncGenerator<Retention> {
  for (let shard = 0; shard < deadlineShards; shard++) {
    const list = { index: "gsi1" as const, pk: retentionsOf(shard), limit: duePage };
    for await (const due of everyEntry((cursor) => readPage({ ...list, cursor }, retentionEntity.summary))) {
      if (due.dueOn > today) break;
      yield due;
    }
  }
}
