import { type Fact, type FactSubject, factDetails, factEnvelope, withDetails } from "../../events/fact.ts";
import type { Actor } from "../domain/access/actor.ts";
import type { Runtime } from "../domain/runtime.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { ReadingData } from "../domain/trail/reading.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { apart } from "./facts.ts";
import { readerKey, readersPartition, readingKey, readingsPartition } from "./keys.ts";
import { type Page, readPairedPage } from "./table.ts";
import { commit, type Write } from "./transaction.ts";

/** Readings: recorded as facts are, with who read in details that can be erased, and told to no other system. */
export const readingEntity = defineEntity({ name: "reading", data: () => factEnvelope });

/** Who read. */
export const readerEntity = defineEntity({ name: "reader", data: () => factDetails });

/** Who reads, and when. */
export interface ReadBy {
  actor: Pick<Actor, "subject" | "role" | "name">;
  at: Instant;
  runtime: Pick<Runtime, "newUlid" | "random">;
}

/** R-RGPD-3: records that something was read. One round trip. */
export async function recordReading(about: FactSubject, read: ReadingData, by: ReadBy): Promise<void> {
  const { subject, role, name } = by.actor;
  const id = by.runtime.newUlid();
  const data = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  const { fact, details } = apart(
    { id, type: `${about.kind}.read`, version: 1, at: by.at, actor: { subject, role, name }, about, data },
    by.runtime.random,
  );
  const put: Write = {
    put: readingEntity.item({ ...readingKey(about, id), version: 1, data: fact }),
    when: "absent",
  };
  if (details === undefined) return commit([put]);
  const reader = readerEntity.item({ ...readerKey(about, id), version: 1, data: details });
  await commit([put, { put: reader, when: "absent" }]);
}

/** The readings of something, newest first. One round trip. */
export async function listReadings(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Fact>> {
  const page = await readPairedPage(
    { pk: readingsPartition(about), newestFirst: true, limit, cursor },
    readersPartition(about),
    readingEntity.read,
  );
  const readers = new Map(readerEntity.among(page.beside).map((each) => [each.factId, each]));
  return { entries: page.entries.map((each) => withDetails(each, readers.get(each.id))), next: page.next };
}
