import type { QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { type Cursor, decodeCursor, encodeCursor, InvalidCursor } from "./cursor.ts";
import { fromAttributes, type StoredItem } from "./item.ts";
import type { IndexName } from "./partitions.ts";
import { queryTable } from "./table.ts";

/** Partitions of one index that are read as one list, in the order of their sort keys, each of which is in one of them. */
export interface MergedList {
  index: IndexName;
  pks: readonly string[];
  /** Only sort keys from this one on; where the newest come first, a list ends there. */
  from?: string | undefined;
  /** Only sort keys that begin so. */
  prefix?: string | undefined;
  newestFirst?: boolean | undefined;
}

/** The most that is counted one by one. */
export const mostCounted = 1000;

/** An entry with its place in the list. */
export interface Placed {
  at: string;
  item: StoredItem;
}

/** Entries of a list in their order, and whether others come after them. */
export interface MergedPage {
  entries: Placed[];
  more: boolean;
}

/**
 * Reads the next entries of a list after a place: `each` of each partition, where the limit of all is not asked of each. One
 * round trip, of a call a partition.
 */
export async function readMerged(
  list: MergedList,
  after: string | undefined,
  limit: number,
  each = limit,
): Promise<MergedPage> {
  // A range that begins with the place itself gives it again.
  const asked = each + 1;
  const pages = await Promise.all(list.pks.map((pk) => queryOne(list, pk, after, { Limit: asked })));
  const direction = list.newestFirst === true ? -1 : 1;
  const isAfter = (one: string, other: string) => (one < other ? -direction : direction) > 0 && one !== other;
  const read = pages.map(({ Items = [], LastEvaluatedKey }) => {
    const entries = Items.map((attributes) => ({
      at: attributes[`${list.index}sk`]?.S ?? "",
      item: fromAttributes(attributes),
    }));
    return { entries, readTo: LastEvaluatedKey === undefined ? undefined : entries.at(-1)?.at };
  });
  // What comes after where one of them was left may come after what that one has next.
  const readTo = read
    .flatMap((page) => page.readTo ?? [])
    .reduce<string | undefined>(
      (least, at) => (least === undefined || isAfter(least, at) ? at : least),
      undefined,
    );
  const isOver = (at: string) => list.newestFirst === true && list.from !== undefined && at < list.from;
  const found = read
    .flatMap(({ entries }) => entries)
    .filter(({ at }) => at !== after && !isOver(at) && (readTo === undefined || !isAfter(at, readTo)))
    .sort((a, b) => (isAfter(a.at, b.at) ? 1 : -1));
  return {
    entries: found.slice(0, limit),
    more: found.length > limit || (readTo !== undefined && !isOver(readTo)),
  };
}

/**
 * How many entries a list has, as far as `most`. One round trip of a call a partition, two where partitions are not alike, and
 * more over 1 MB of one.
 */
export async function countMerged(list: MergedList, most: number): Promise<number> {
  let count = 0;
  // Twice its share, as partitions are not alike: what is left of the larger ones takes another round trip.
  let limit = Math.min(most, Math.ceil((2 * most) / list.pks.length));
  let left: { pk: string; start?: QueryCommandInput["ExclusiveStartKey"] }[] = list.pks.map((pk) => ({ pk }));
  while (left.length > 0 && count < most) {
    const pages = await Promise.all(left.map(({ pk, start }) => countOne(list, pk, limit, start)));
    count += pages.reduce((sum, page) => sum + page.count, 0);
    left = pages.filter(({ start }) => start !== undefined);
    limit = most - count;
  }
  return Math.min(count, most);
}

async function countOne(
  list: MergedList,
  pk: string,
  limit: number,
  start: QueryCommandInput["ExclusiveStartKey"],
): Promise<{ pk: string; count: number; start: QueryCommandInput["ExclusiveStartKey"] }> {
  const page = await queryOne({ ...list, newestFirst: false }, pk, undefined, {
    Limit: limit,
    Select: "COUNT",
    ExclusiveStartKey: start,
  });
  return { pk, count: page.Count ?? 0, start: page.LastEvaluatedKey };
}

function queryOne(
  { index, from, prefix, newestFirst }: MergedList,
  pk: string,
  after: string | undefined,
  asked: Partial<QueryCommandInput>,
) {
  const bound = boundOf({ from, prefix, newestFirst }, after);
  return queryTable({
    IndexName: index,
    KeyConditionExpression: ["#pk = :pk", ...(bound === undefined ? [] : [bound.expression])].join(" AND "),
    ExpressionAttributeNames: {
      "#pk": `${index}pk`,
      ...(bound === undefined ? {} : { "#sk": `${index}sk` }),
    },
    ExpressionAttributeValues: marshall({ ":pk": pk, ...bound?.values }),
    ScanIndexForward: newestFirst !== true,
    ...asked,
  });
}

/** What sorts after all that begins with a prefix. */
const afterAll = "\uffff";

/** The condition on sort keys: a key condition takes one of them, so that a prefix after a place is a range. */
function boundOf(
  { from, prefix, newestFirst }: Pick<MergedList, "from" | "prefix" | "newestFirst">,
  after: string | undefined,
): { expression: string; values: Record<string, string> } | undefined {
  if (newestFirst === true && prefix !== undefined && after !== undefined)
    return { expression: "#sk BETWEEN :prefix AND :after", values: { ":prefix": prefix, ":after": after } };
  if (newestFirst === true && prefix === undefined)
    return after === undefined ? undefined : { expression: "#sk < :after", values: { ":after": after } };
  if (prefix !== undefined && after !== undefined)
    return {
      expression: "#sk BETWEEN :after AND :end",
      values: { ":after": after, ":end": `${prefix}${afterAll}` },
    };
  if (prefix !== undefined) return { expression: "begins_with(#sk, :prefix)", values: { ":prefix": prefix } };
  const start = after ?? from;
  if (start === undefined) return undefined;
  return { expression: after === undefined ? "#sk >= :start" : "#sk > :start", values: { ":start": start } };
}

/** The cursor of a place in a list, which its caller and all that narrows and orders it are `bound` to. */
export function cursorAt(place: string, bound: string): Cursor {
  return encodeCursor({ after: place }, bound);
}

/** The place that a cursor names; @throws InvalidCursor where it was given by another list, or to another caller. */
export function placeOf(cursor: Cursor | undefined, bound: string): string | undefined {
  if (cursor === undefined) return undefined;
  const { after } = decodeCursor(cursor, bound);
  if (typeof after !== "string") throw new InvalidCursor();
  return after;
}
