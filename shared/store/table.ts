import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactGetItemsCommand,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { withoutLog } from "../runtime/without-log.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts";
import { fromAttributes, type StoredItem } from "./item.ts";
import type { Key } from "./keys.ts";
import type { IndexName } from "./partitions.ts";
import { StaleRead } from "./stale-read.ts";

const environment = z.object({ TABLE_NAME: z.string() });

let opened: { client: DynamoDBClient; name: string } | undefined;

/** The table's client and name, opened once a process from `TABLE_NAME`. */
export function table(): { client: DynamoDBClient; name: string } {
  opened ??= {
    client: withoutLog(new DynamoDBClient({ cacheMiddleware: true })),
    name: environment.parse(process.env).TABLE_NAME,
  };
  return opened;
}

/**
 * Reads items as one snapshot, in the order of the keys; undefined where there is none. A key may be there twice, which
 * DynamoDB does not take. One round trip.
 * @throws StaleRead when a transaction is at work on one of them.
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
  const { client, name } = table();
  try {
    const { Responses = [] } = await client.send(
      new TransactGetItemsCommand({
        TransactItems: keys.map((key) => ({ Get: { TableName: name, Key: marshall(key) } })),
      }),
    );
    return Responses.map(({ Item }) => (Item === undefined ? undefined : fromAttributes(Item)));
  } catch (error) {
    throw isConflict(error) ? new StaleRead() : error;
  }
}

/** Whether what was to be read is being written: the SDK does not ask again by itself. */
function isConflict(error: unknown): boolean {
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code === "TransactionConflict")
  );
}

/** Reads an item as it is now, or undefined. One round trip, and half of what a snapshot of it costs. */
export async function readOne(key: Key): Promise<StoredItem | undefined> {
  const { client, name } = table();
  const { Item } = await client.send(
    new GetItemCommand({ TableName: name, Key: marshall(key), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : fromAttributes(Item);
}

/** Items that one BatchGetItem call can ask for. */
const batchSize = 100;

/** Reads items by key, in no particular order; those that don't exist are absent. One round trip a hundred. */
export async function readMany(keys: readonly Key[]): Promise<StoredItem[]> {
  const { client, name } = table();
  const found: StoredItem[] = [];
  let pending = keys.map((key) => marshall(key));
  while (pending.length > 0) {
    const asked = pending.slice(0, batchSize);
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [name]: { Keys: asked, ConsistentRead: true } } }),
    );
    found.push(...(answer.Responses?.[name] ?? []).map(fromAttributes));
    pending = [...pending.slice(batchSize), ...(answer.UnprocessedKeys?.[name]?.Keys ?? [])];
  }
  return found;
}

/**
 * Reads items in the order of the keys, each as it is now, for what need not agree; undefined where there is none. One
 * round trip a hundred, and half of what reading them together costs.
 */
export async function readEach(keys: readonly Key[]): Promise<(StoredItem | undefined)[]> {
  const items = await readMany(keys);
  return keys.map(({ pk, sk }) => items.find((item) => item.pk === pk && item.sk === sk));
}

/** Every item of a partition, strongly consistent. */
export async function readPartition(pk: string): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const { client, name } = table();
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: marshall({ ":pk": pk }),
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(page.Items ?? []).map(fromAttributes));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

/** A list to read: a partition of the table or of an index, a page at a time. */
export interface ListQuery {
  index?: IndexName;
  pk: string;
  /** Only sort keys from this one on. */
  from?: string;
  /** Only sort keys that begin so. */
  prefix?: string;
  newestFirst?: boolean;
  /** Whether what was written before the call is there for sure: of the table, not of an index. */
  consistent?: true;
  limit: number;
  cursor?: Cursor | undefined;
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
  const list = nameOf(query);
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
 * as many entries of the other from the same place on hold all of them. One round trip of two calls.
 * @throws InvalidCursor when the cursor was not given for this very list.
 */
export async function readPairedPage<Entry>(
  query: Omit<ListQuery, "index">,
  beside: string,
  read: (item: StoredItem) => Entry,
): Promise<PairedPage<Entry>> {
  const start = query.cursor === undefined ? undefined : decodeCursor(query.cursor, nameOf(query));
  const [page, other] = await Promise.all([
    readPage(query, read),
    queryPage({ ...query, pk: beside }, start && { ...start, pk: beside }),
  ]);
  return { ...page, beside: (other.Items ?? []).map(fromAttributes) };
}

async function queryPage(query: ListQuery, start: Record<string, unknown> | undefined) {
  const { client, name } = table();
  const [pkName, skName] =
    query.index === undefined ? ["pk", "sk"] : [`${query.index}pk`, `${query.index}sk`];
  const bound = sortCondition(query);
  return client.send(
    new QueryCommand({
      TableName: name,
      IndexName: query.index,
      KeyConditionExpression: bound === undefined ? "#pk = :pk" : `#pk = :pk AND ${bound}`,
      ExpressionAttributeNames: bound === undefined ? { "#pk": pkName } : { "#pk": pkName, "#sk": skName },
      ExpressionAttributeValues: marshall(
        { ":pk": query.pk, ":from": query.from, ":prefix": query.prefix },
        { removeUndefinedValues: true },
      ),
      ScanIndexForward: query.newestFirst !== true,
      ConsistentRead: query.consistent,
      Limit: query.limit,
      ...(start === undefined ? {} : { ExclusiveStartKey: marshall(start) }),
    }),
  );
}

/** What a cursor is for: the same list, of the same bounds in the same order. */
function nameOf({ index, pk, from, prefix, newestFirst }: ListQuery): string {
  return JSON.stringify([index, pk, from, prefix, newestFirst === true]);
}

function sortCondition({ from, prefix }: ListQuery): string | undefined {
  if (prefix !== undefined) return "begins_with(#sk, :prefix)";
  return from === undefined ? undefined : "#sk >= :from";
}
