import { type Fact, type FactSubject, withDetails } from "../../events/fact.ts";
import type { Seal } from "../domain/trail/chain.ts";
import type { Cursor } from "./cursor.ts";
import { factDetailsEntity, factEntity } from "./facts.ts";
import type { StoredItem } from "./item.ts";
import { detailsKey, factKey, readerKey, readingKey, sealsPartition } from "./keys.ts";
import { readerEntity, readingEntity } from "./readings.ts";
import { sealEntity } from "./seals.ts";
import { type Page, readEach, readPage } from "./table.ts";

/** A sealed entry; none where it was removed. */
export interface SealedEntry {
  seal: Seal;
  recorded: Fact | undefined;
}

/** The sealed facts and readings of something with their details, newest first. Two round trips for fifty, three for more. */
export async function readTrail(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<SealedEntry>> {
  const page = await readPage(
    { pk: sealsPartition(about), newestFirst: true, limit, cursor },
    sealEntity.read,
  );
  const items = await readEach(page.entries.flatMap((seal) => keysOf(about, seal)));
  return {
    entries: page.entries.map((seal, index) => ({
      seal,
      recorded: recordedOf(seal, items[2 * index], items[2 * index + 1]),
    })),
    next: page.next,
  };
}

function keysOf(about: FactSubject, { kind, entryId }: Seal) {
  return kind === "fact"
    ? [factKey(about, entryId), detailsKey(about, entryId)]
    : [readingKey(about, entryId), readerKey(about, entryId)];
}

function recordedOf({ kind }: Seal, entry?: StoredItem, details?: StoredItem): Fact | undefined {
  const [ofEntry, ofDetails] =
    kind === "fact" ? [factEntity, factDetailsEntity] : [readingEntity, readerEntity];
  const fact = ofEntry.find(entry);
  return fact && withDetails(fact, ofDetails.find(details));
}
