import { type Fact, type FactDetails, type FactSubject, withDetails } from "../../events/fact.ts";
import type { Cursor } from "./cursor.ts";
import type { Entity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import type { Key } from "./keys.ts";
import { type Page, readPairedPage } from "./table.ts";
import type { Condition, Write } from "./transaction.ts";

/** Where entries of one kind stand, and beside them, under the same sort keys, what they say of people. */
export interface Chronicle {
  entity: Entity<Fact>;
  details: Entity<FactDetails>;
  key(about: FactSubject, id: string): Key;
  detailsKey(about: FactSubject, id: string): Key;
}

/** The writes that put an entry with its details; `when`: absent, since entries are never changed. */
export function putEntry(
  { entity, details: beside, key, detailsKey }: Chronicle,
  { fact, details }: { fact: Fact; details?: FactDetails },
  when: Condition = "absent",
): Write[] {
  const { about, id } = fact;
  const put: Write = { put: entity.item({ ...key(about, id), version: 1, data: fact }), when };
  if (details === undefined) return [put];
  return [put, { put: beside.item({ ...detailsKey(about, id), version: 1, data: details }), when: "absent" }];
}

/** An entry with its details, from their items; undefined where there is none. */
export function wholeEntry(
  { entity, details }: Chronicle,
  entry: StoredItem | undefined,
  beside: StoredItem | undefined,
): Fact | undefined {
  const fact = entity.find(entry);
  return fact && withDetails(fact, details.find(beside));
}

/** The entries about something with their details, newest first. One round trip. */
export async function readEntries(
  { entity, details, key, detailsKey }: Chronicle,
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Fact>> {
  const page = await readPairedPage(
    { pk: key(about, "").pk, newestFirst: true, limit, cursor },
    detailsKey(about, "").pk,
    entity.read,
  );
  const beside = new Map(details.among(page.beside).map((each) => [each.factId, each]));
  return { entries: page.entries.map((fact) => withDetails(fact, beside.get(fact.id))), next: page.next };
}
