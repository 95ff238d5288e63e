import {
  type AttributeValue,
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactGetItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { tableCalls } from "../runtime/call-limits.ts";
import { retrying } from "../runtime/retry.ts";
import { withoutLog } from "../runtime/without-log.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts";
import { fromAttributes, type StoredItem } from "./item.ts";
import type { Key } from "./keys.ts";
import type { IndexName } from "./partitions.ts";
import { isConflict, NothingProcessed, passes } from "./passing-failure.ts";
import { Contended } from "./stale-read.ts";
import { storageLimits, TooLarge } from "./storage-limits.ts";

const environment = z.object({ TABLE_NAME: z.string() });

let opened: { client: DynamoDBClient; name: string } | undefined;

/** The table's client and name, opened once a process from `TABLE_NAME`. Calls go through `ask`, which tries them again. */
export function table(): { client: DynamoDBClient; name: string } {
  opened ??= {
    client: withoutLog(new DynamoDBClient({ cacheMiddleware: true, ...tableCalls })),
    name: environment.parse(process.env).TABLE_NAME,
  };
  return opened;
}

/** Asks the table something, again where that fails for what passes. What writes must be the same thing twice. */
export function ask<Answer>(call: (client: DynamoDBClient) => Promise<Answer>): Promise<Answer> {
  return retrying(() => call(table().client), passes);
}

/**
 * Reads items as one snapshot, in the order of the keys; undefined where there is none. A key may be there twice, which
 * DynamoDB does not take; one key alone is a plain consistent read. One round trip.
 * @throws Contended when transactions stay at work on one of them; TooLarge for more than a hundred.
 */
export async function readTogether(keys: readonly Key[]): Promise<(StoredItem | undefined)[]> {
  const asked = new Map(keys.map((key) => [nameOfKey(key), key]));
  const read = await readSnapshot([...asked.values()]);
  const items = new Map([...asked.keys()].map((name, index) => [name, read[index]]));
  return keys.map((key) => items.get(nameOfKey(key)));
}

const nameOfKey = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);

async function readSnapshot(keys: readonly Key[]): Promise<(StoredItem | undefined)[]> {
  const [first, ...others] = keys;
  if (first === undefined) return [];
  if (others.length === 0) return [await readOne(first)];
  if (keys.length > storageLimits.items) throw new TooLarge(`a snapshot of ${keys.length} items`);
  const { name } = table();
  try {
    const { Responses = [] } = await ask((client) =>
      client.send(
        new TransactGetItemsCommand({
          TransactItems: keys.map((key) => ({ Get: { TableName: name, Key: marshall(key) } })),
        }),
      ),
    );
    return Responses.map(({ Item }) => (Item === undefined ? undefined : fromAttributes(Item)));
  } catch (error) {
    throw isConflict(error) ? new Contended() : error;
  }
}

/** Reads an item as it is now, or undefined. One round trip, and half of what a snapshot of it costs. */
export async function readOne(key: Key): Promise<StoredItem | undefined> {
  const { name } = table();
  const { Item } = await ask((client) =>
    client.send(new GetItemCommand({ TableName: name, Key: marshall(key), ConsistentRead: true })),
  );
  return Item === undefined ? undefined : fromAttributes(Item);
}

/** Items that one BatchGetItem call can ask for. */
const batchSize = 100;

/**
 * Reads items by key, in no particular order; those that don't exist are absent. One round trip a hundred, and another for
 * those that DynamoDB had no time or no room for; one key alone is a plain read.
 */
export async function readMany(keys: readonly Key[]): Promise<StoredItem[]> {
  const [first, ...others] = keys;
  if (first !== undefined && others.length === 0) {
    const item = await readOne(first);
    return item === undefined ? [] : [item];
  }
  const { name } = table();
  const found: StoredItem[] = [];
  let pending = keys.map((key) => marshall(key));
  const readSome = async () => {
    const Keys = pending.slice(0, batchSize);
    const { Responses = {}, UnprocessedKeys = {} } = await ask((client) =>
      client.send(new BatchGetItemCommand({ RequestItems: { [name]: { Keys, ConsistentRead: true } } })),
    );
    const left = UnprocessedKeys[name]?.Keys ?? [];
    if (left.length === Keys.length) throw new NothingProcessed(`none of ${Keys.length} items was read`);
    found.push(...(Responses[name] ?? []).map(fromAttributes));
    pending = [...left, ...pending.slice(batchSize)];
  };
  while (pending.length > 0) await retrying(readSome, (error) => error instanceof NothingProcessed);
  return found;
}

/**
 * Reads items in the order of the keys, each as it is now, for what need not agree; undefined where there is none. A key may be
 * there twice, which DynamoDB does not take. One round trip a hundred, and half of what reading them together costs.
 */
export async function readEach(keys: readonly Key[]): Promise<(StoredItem | undefined)[]> {
  const distinct = [...new Map(keys.map((key) => [nameOfKey(key), key])).values()];
  const items = new Map((await readMany(distinct)).map((item) => [nameOfKey(item), item]));
  return keys.map((key) => items.get(nameOfKey(key)));
}

/** Every item of a partition, strongly consistent. */
export async function readPartition(pk: string): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const page = await queryTable({
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: marshall({ ":pk": pk }),
      ExclusiveStartKey: start,
    });
    items.push(...(page.Items ?? []).map(fromAttributes));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

/** Asks the table for one page of a query: as many items as it says, or as make 1 MB. */
export function queryTable(asked: Omit<QueryCommandInput, "TableName">) {
  const { name } = table();
  return ask((client) => client.send(new QueryCommand({ TableName: name, ...asked })));
}

/** A list to read: a partition of the table or of an index, a page at a time. */
export interface ListQuery {
  index?: IndexName;
  pk: string;
  /** Only sort keys from this one on. */
  from?: string;
  /** Only sort keys before this one, of a list that has neither of the others. */
  before?: string;
  /** Only sort keys that begin so. */
  prefix?: string;
  newestFirst?: boolean;
  /** Whether what was written before the call is there for sure: of the table, not of an index. */
  consistent?: true;
  limit: number;
  cursor?: Cursor | undefined;
}

/** The first entries of a list, `limit` at most: DynamoDB divides into pages what is over 1 MB. One round trip each. */
export async function readFirst(query: Omit<ListQuery, "cursor">): Promise<StoredItem[]> {
  return (await itemsFrom(query, undefined)).map(fromAttributes);
}

/** The attributes of as many items of a list after a place as are asked for, or of all that there are. */
async function itemsFrom(
  query: ListQuery,
  start: Record<string, unknown> | undefined,
): Promise<Record<string, AttributeValue>[]> {
  const { Items = [], LastEvaluatedKey } = await queryPage(query, start);
  if (LastEvaluatedKey === undefined || Items.length >= query.limit) return Items;
  const limit = query.limit - Items.length;
  return [...Items, ...(await itemsFrom({ ...query, limit }, unmarshall(LastEvaluatedKey)))];
}

/** A page of two lists that are read side by side. */
export interface PairedPage<Entry> extends Page<Entry> {
  /** What the other list has of these entries. */
  beside: StoredItem[];
}

/** A page of a list and where the next one begins. */
export interface Page<Entry> {
  entries: Entry[];
  next: Cursor | undefined;
}

/**
 * Reads one page of a list, each item by `read`. One round trip.
 * @throws InvalidCursor when the cursor was not given for this very list.
 */
export async function readPage<Entry>(
  query: ListQuery,
  read: (item: StoredItem) => Entry,
): Promise<Page<Entry>> {
  const list = nameOfList(query);
  const start = query.cursor === undefined ? undefined : decodeCursor(query.cursor, list);
  const page = await queryPage(query, start);
  const last = page.LastEvaluatedKey;
  return {
    entries: (page.Items ?? []).map((attributes) => read(fromAttributes(attributes))),
    next: last === undefined ? undefined : encodeCursor(unmarshall(last), list),
  };
}

/**
 * Reads one page of a partition, and what another partition has under the same sort keys, which are some of its: so that
 * as many entries of the other from the same place on hold all of them. One round trip of two calls, and others over 1 MB.
 * @throws InvalidCursor when the cursor was not given for this very list.
 */
export async function readPairedPage<Entry>(
  query: Omit<ListQuery, "index">,
  beside: string,
  read: (item: StoredItem) => Entry,
): Promise<PairedPage<Entry>> {
  const start = query.cursor === undefined ? undefined : decodeCursor(query.cursor, nameOfList(query));
  const other = { ...query, pk: beside };
  const otherStart = start && { ...start, pk: beside };
  const [page, others] = await Promise.all([readPage(query, read), queryPage(other, otherStart)]);
  const { Items: found = [], LastEvaluatedKey: left } = others;
  const missing = page.entries.length - found.length;
  // A page ends at 1 MB too, which the two reach at different entries.
  const more =
    left === undefined || missing <= 0 ? [] : await itemsFrom({ ...other, limit: missing }, unmarshall(left));
  return { ...page, beside: [...found, ...more].map(fromAttributes) };
}

/** One call of a list, from a place in it. */
export function queryPage(query: ListQuery, start: Record<string, unknown> | undefined) {
  const [pkName, skName] =
    query.index === undefined ? ["pk", "sk"] : [`${query.index}pk`, `${query.index}sk`];
  const bound = sortCondition(query);
  return queryTable({
    IndexName: query.index,
    KeyConditionExpression: bound === undefined ? "#pk = :pk" : `#pk = :pk AND ${bound}`,
    ExpressionAttributeNames: bound === undefined ? { "#pk": pkName } : { "#pk": pkName, "#sk": skName },
    ExpressionAttributeValues: marshall(
      { ":pk": query.pk, ":from": query.from, ":before": query.before, ":prefix": query.prefix },
      { removeUndefinedValues: true },
    ),
    ScanIndexForward: query.newestFirst !== true,
    ConsistentRead: query.consistent,
    Limit: query.limit,
    ...(start === undefined ? {} : { ExclusiveStartKey: marshall(start) }),
  });
}

/** What a cursor is for: the same list, of the same bounds in the same order. */
export function nameOfList({ index, pk, from, before, prefix, newestFirst }: ListQuery): string {
  const bounded = before === undefined ? [] : [before];
  return JSON.stringify([index, pk, from, prefix, newestFirst === true, ...bounded]);
}

function sortCondition({ from, before, prefix }: ListQuery): string | undefined {
  if (prefix !== undefined) return "begins_with(#sk, :prefix)";
  if (before !== undefined) return "#sk < :before";
  return from === undefined ? undefined : "#sk >= :from";
}
