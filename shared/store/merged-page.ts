import { QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { type Cursor, decodeCursor, encodeCursor, InvalidCursor } from "./cursor.ts";
import { fromAttributes, type StoredItem } from "./item.ts";
import type { IndexName } from "./partitions.ts";
import { table } from "./table.ts";

/** Partitions of one index that are read as one list, in the order of their sort keys, each of which is in one of them. */
export interface MergedList {
  index: IndexName;
  pks: readonly string[];
  /** Only sort keys from this one on; where the newest come first, a list ends there. */
  from?: string | undefined;
  /** Only sort keys that begin so, of a list that is read from its beginning. */
  prefix?: string | undefined;
  newestFirst?: boolean | undefined;
}

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

/** Reads the next entries of a list after a place. One round trip, of a call a partition. */
export async function readMerged(
  list: MergedList,
  after: string | undefined,
  limit: number,
): Promise<MergedPage> {
  // A range that begins with the place itself gives it again.
  const asked = limit + 1;
  const pages = await Promise.all(list.pks.map((pk) => queryOne(list, pk, after, { Limit: asked })));
  const direction = list.newestFirst === true ? -1 : 1;
  const found = pages
    .flatMap(({ Items = [] }) => Items)
    .map((attributes) => ({ at: attributes[`${list.index}sk`]?.S ?? "", item: fromAttributes(attributes) }))
    .filter(
      ({ at }) => at !== after && !(list.newestFirst === true && list.from !== undefined && at < list.from),
    )
    .sort((a, b) => (a.at < b.at ? -direction : direction));
  const beyond = pages.some(({ LastEvaluatedKey }) => LastEvaluatedKey !== undefined);
  const isEnded = list.newestFirst === true && list.from !== undefined && found.length < limit;
  return { entries: found.slice(0, limit), more: found.length > limit || (beyond && !isEnded) };
}

/** How many entries a list has, as far as `most`. One round trip of a call a partition, and more over 1 MB of it. */
export async function countMerged(list: MergedList, most: number): Promise<number> {
  const counts = await Promise.all(list.pks.map((pk) => countOne(list, pk, most)));
  return counts.reduce((sum, one) => sum + one, 0);
}

async function countOne(list: MergedList, pk: string, most: number): Promise<number> {
  let [count, start] = [0, undefined as QueryCommandInput["ExclusiveStartKey"]];
  do {
    const page = await queryOne({ ...list, newestFirst: false }, pk, undefined, {
      Limit: most - count,
      Select: "COUNT",
      ExclusiveStartKey: start,
    });
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined && count < most);
  return count;
}

function queryOne(
  { index, from, prefix, newestFirst }: MergedList,
  pk: string,
  after: string | undefined,
  asked: Partial<QueryCommandInput>,
) {
  const { client, name } = table();
  const bound = boundOf({ from, prefix, newestFirst }, after);
  return client.send(
    new QueryCommand({
      TableName: name,
      IndexName: index,
      KeyConditionExpression: ["#pk = :pk", ...(bound === undefined ? [] : [bound.expression])].join(" AND "),
      ExpressionAttributeNames: {
        "#pk": `${index}pk`,
        ...(bound === undefined ? {} : { "#sk": `${index}sk` }),
      },
      ExpressionAttributeValues: marshall({ ":pk": pk, ...bound?.values }),
      ScanIndexForward: newestFirst !== true,
      ...asked,
    }),
  );
}

/** What sorts after all that begins with a prefix. */
const afterAll = "\uffff";

/** The condition on sort keys: a key condition takes one of them, so that a prefix after a place is a range. */
function boundOf(
  { from, prefix, newestFirst }: Pick<MergedList, "from" | "prefix" | "newestFirst">,
  after: string | undefined,
): { expression: string; values: Record<string, string> } | undefined {
  if (newestFirst === true)
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
