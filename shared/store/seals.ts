import type { CivilDate } from "../domain/time/civil-date.ts";
import { dateInParis } from "../domain/time/civil-date.ts";
import {
  type Entry,
  type Seal,
  type Subject,
  seal,
  type TrailHead,
  trailHead,
} from "../domain/trail/chain.ts";
import { defineEntity } from "./entity.ts";
import { everyEntry } from "./every-entry.ts";
import { factEntity } from "./facts.ts";
import type { StoredItem } from "./item.ts";
import { deadlineShards, sealedOn, sealKey, shardOf, sortKey, trailHeadKey } from "./keys.ts";
import { readingEntity } from "./readings.ts";
import { readEach, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Seals: one an entry of a trail. */
export const sealEntity = defineEntity({ name: "seal", data: () => seal });

/** How far trails are sealed. */
export const trailHeadEntity = defineEntity({
  name: "trail-head",
  data: () => trailHead,
  summary: () => trailHead,
});

/** How far a trail is sealed, and which of the entries are sealed already. One round trip. */
export async function loadTrailHead(
  about: Subject,
  entryIds: readonly string[],
): Promise<{ head: TrailHead | undefined; sealed: ReadonlySet<string> }> {
  const keys = [trailHeadKey(about), ...entryIds.map((id) => sealKey(about, id))];
  const [head, ...seals] = await readEach(keys);
  const sealed = seals.flatMap((item) => sealEntity.find(item)?.entryId ?? []);
  return { head: trailHeadEntity.find(head), sealed: new Set(sealed) };
}

/** The writes that append seals to a trail, on condition that none was appended meanwhile. */
export function appendSeals(before: TrailHead | undefined, seals: readonly Seal[], head: TrailHead): Write[] {
  const { about } = head;
  const day = dateInParis(head.sealedAt);
  return [
    {
      put: trailHeadEntity.item({
        ...trailHeadKey(about),
        version: head.version,
        data: head,
        summary: head,
        indexes: { gsi1: { pk: sealedOn(day, shardOf(about.id)), sk: sortKey(about.kind, about.id) } },
      }),
      when: before === undefined ? "absent" : { version: before.version },
    },
    ...seals.map(
      (each): Write => ({
        put: sealEntity.item({ ...sealKey(about, each.entryId), version: 1, data: each }),
        when: "absent",
      }),
    ),
  ];
}

/** The trails whose last entry was sealed on a day. */
export async function* trailsSealedOn(day: CivilDate): AsyncGenerator<TrailHead> {
  for (let shard = 0; shard < deadlineShards; shard++)
    yield* everyEntry((cursor) =>
      readPage(
        { index: "gsi1", pk: sealedOn(day, shard), limit: headsAPage, cursor },
        trailHeadEntity.summary,
      ),
    );
}
const headsAPage = 500;

/** An entry of a trail, and what it is about. */
export interface Recorded {
  about: Subject;
  entry: Entry;
}

/** An entry from its item, of a fact or a reading; throws UnreadableItem. */
export function entryOf(item: StoredItem): Recorded {
  const kind = factEntity.holds(item) ? "fact" : "reading";
  const { id, at, about } = (kind === "fact" ? factEntity : readingEntity).read(item);
  return { about, entry: { id, kind, at, recorded: item.data ?? {} } };
}
