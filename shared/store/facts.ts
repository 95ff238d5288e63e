import { type Fact, type FactSubject, factEnvelope, type NewFact } from "../../events/fact.ts";
import type { Actor } from "../domain/access/actor.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { factKey, historyPartition } from "./keys.ts";
import { type Page, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Facts: the stream publishes the items that carry this name. */
export const factEntity = defineEntity({ name: "fact", data: () => factEnvelope });

/** History entry and outgoing event at once, never changed afterwards. */
function recordFact(fact: Fact): Write {
  const key = factKey(fact.about, fact.id);
  return { put: factEntity.item({ ...key, version: 1, data: fact }), when: "absent" };
}

/** The writes that record what a person, or the system, brought about at an instant. */
export function recordFacts(
  facts: readonly NewFact[],
  by: { actor: Pick<Actor, "subject" | "role" | "name">; at: Instant; newUlid: () => string },
): Write[] {
  const { subject, role, name } = by.actor;
  return facts.map((fact) =>
    recordFact({ ...fact, id: by.newUlid(), at: by.at, actor: { subject, role, name } }),
  );
}

/** A recorded fact, or undefined. One round trip. */
export async function loadFact(about: FactSubject, factId: string): Promise<Fact | undefined> {
  return factEntity.find(await readOne(factKey(about, factId)));
}

/** The history of something, newest first. */
export function readHistory(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Fact>> {
  return readPage({ pk: historyPartition(about), newestFirst: true, limit, cursor }, factEntity.read);
}
