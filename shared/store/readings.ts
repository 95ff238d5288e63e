import { type Fact, type FactSubject, factDetails, factEnvelope } from "../../events/fact.ts";
import type { ReadingData } from "../domain/trail/reading.ts";
import { type Chronicle, readEntries } from "./chronicle.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { type RecordedBy, recordFacts } from "./facts.ts";
import { readerKey, readingKey } from "./keys.ts";
import type { Page } from "./table.ts";
import { commit } from "./transaction.ts";

/** Readings: recorded as facts are, with who read in details that can be erased, and told to no other system. */
export const readingEntity = defineEntity({ name: "reading", data: () => factEnvelope });

/** Who read. */
export const readerEntity = defineEntity({ name: "reader", data: () => factDetails });

/** Readings with who read. */
export const readings: Chronicle = {
  entity: readingEntity,
  details: readerEntity,
  key: readingKey,
  detailsKey: readerKey,
};

/** R-RGPD-3: records that something was read. One round trip. */
export function recordReading(about: FactSubject, data: ReadingData, by: RecordedBy): Promise<void> {
  return recordReadings([about], data, by);
}

/** R-RGPD-3: records that something was read which is about several, for each of them. One round trip. */
export function recordReadings(
  abouts: readonly FactSubject[],
  data: ReadingData,
  by: RecordedBy,
): Promise<void> {
  return recordEachReading(abouts.map((about) => ({ about, data, by })));
}

/** What was read of something, and by whom. */
interface ReadOf {
  about: FactSubject;
  data: ReadingData;
  by: RecordedBy;
}

/** R-RGPD-3: records what was read of each of several things, fifty at most. One round trip, or none. */
export async function recordEachReading(read: readonly ReadOf[]): Promise<void> {
  const writes = read.flatMap(({ about, data, by }) =>
    recordFacts([{ type: `${about.kind}.read`, version: 1, about, data }], by, readings),
  );
  if (writes.length > 0) await commit(writes);
}

/** The readings of something, newest first. One round trip. */
export function listReadings(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Fact>> {
  return readEntries(readings, about, limit, cursor);
}
