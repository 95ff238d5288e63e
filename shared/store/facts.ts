import * as z from "zod";
import { type Fact, type FactSubject, factEnvelope, type NewFact } from "../../events/fact.ts";
import type { Actor } from "../domain/access/actor.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { factKey, historyPartition } from "./keys.ts";
import { type Page, readPage, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** The entity name of facts: the stream publishes the items that carry it. */
export const factEntity = "fact";

/** History entry and outgoing event at once, never changed afterwards. */
function recordFact(fact: Fact): Write {
  const key = factKey(fact.about, fact.id);
  return { put: { ...key, entity: factEntity, version: 1, data: fact }, when: "absent" };
}

/** The writes that record what a person, or the system, brought about at an instant. */
export function recordFacts(
  facts: readonly NewFact[],
  by: { actor: Actor; at: Instant; newUlid: () => string },
): Write[] {
  const { subject, role, name } = by.actor;
  return facts.map((fact) =>
    recordFact({ ...fact, id: by.newUlid(), at: by.at, actor: { subject, role, name } }),
  );
}

/** A fact from an item's content, as the stream gives it. */
export function parseFact(data: unknown): Fact {
  return z.parse(factEnvelope, data);
}

/** A recorded fact, or undefined. One round trip. */
export async function loadFact(about: FactSubject, factId: string): Promise<Fact | undefined> {
  const [item] = await readTogether([factKey(about, factId)]);
  return item === undefined ? undefined : parseFact(item.data);
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
