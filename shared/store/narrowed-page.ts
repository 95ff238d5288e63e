import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Instant } from "../domain/time/civil-date.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fromAttributes, type StoredItem } from "./item.ts";
import { type ListQuery, nameOfList, type Page, queryPage, readPage } from "./table.ts";

/** Items that are looked at for a page of a list that leaves some out. */
const lookedAt = 1000;

/** Whether an item was written since an instant; one of before that was noted wasn't. */
export function isWrittenSince({ changedAt = "" }: StoredItem, since: Instant | undefined): boolean {
  return since === undefined || changedAt >= since;
}

/** What else than its date narrows a list: by what a cursor tells it from another question, and whether a thing is asked for. */
export interface Narrowing<Entry> {
  named: string;
  admits(entry: Entry): boolean;
}

/**
 * A page of a list in its own order, of what was written since an instant where one is given, and admitted where it is narrowed:
 * short, though more follows, where a thousand items hold fewer. One round trip.
 * @throws InvalidCursor when the cursor was not given for this very list, narrowed alike.
 */
export async function readSince<Entry>(
  query: ListQuery,
  since: Instant | undefined,
  read: (item: StoredItem) => Entry,
  narrowing?: Narrowing<Entry>,
): Promise<Page<Entry>> {
  if (since === undefined && narrowing === undefined) return readPage(query, read);
  const list = JSON.stringify([nameOfList(query), since, narrowing?.named]);
  const start = query.cursor === undefined ? undefined : decodeCursor(query.cursor, list);
  const page = await queryPage({ ...query, limit: Math.max(lookedAt, query.limit) }, start);
  const found = (page.Items ?? [])
    .map((attributes) => ({ attributes, item: fromAttributes(attributes) }))
    .filter(({ item }) => isWrittenSince(item, since))
    .map(({ attributes, item }) => ({ attributes, entry: read(item) }))
    .filter(({ entry }) => narrowing?.admits(entry) ?? true);
  const kept = found.slice(0, query.limit);
  const readTo = page.LastEvaluatedKey && unmarshall(page.LastEvaluatedKey);
  const last = found.length > kept.length ? placeIn(query, kept.at(-1)?.attributes) : readTo;
  return {
    entries: kept.map(({ entry }) => entry),
    next: last === undefined ? undefined : encodeCursor(last, list),
  };
}

/** Where an item stands in a list: its key, and that of the index. */
function placeIn({ index }: ListQuery, attributes: Record<string, AttributeValue> = {}) {
  const names = ["pk", "sk", ...(index === undefined ? [] : [`${index}pk`, `${index}sk`])];
  return Object.fromEntries(names.map((name) => [name, attributes[name]?.S]));
}
