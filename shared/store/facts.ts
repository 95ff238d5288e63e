import * as z from "zod";
import { type Fact, type FactSubject, factEnvelope } from "../../events/fact.ts";
import type { Cursor } from "./cursor.ts";
import { factKey, historyPartition } from "./keys.ts";
import { type Page, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** The entity name of facts: the stream publishes the items that carry it. */
export const factEntity = "fact";

/** The write that records a fact: history entry and outgoing event at once, never changed afterwards. */
export function recordFact(fact: Fact): Write {
  const key = factKey(fact.about, fact.id);
  return { put: { ...key, entity: factEntity, version: 1, data: fact }, when: "absent" };
}

/** A fact from an item's content, as the stream gives it. */
export function parseFact(data: unknown): Fact {
  return z.parse(factEnvelope, data);
}

/** The history of something, newest first. */
export async function readHistory(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Fact>> {
  const page = await readPage({ pk: historyPartition(about), newestFirst: true, limit, cursor });
  return { entries: page.entries.map((item) => parseFact(item.data)), next: page.next };
}
