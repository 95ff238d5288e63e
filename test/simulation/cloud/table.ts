import type { AttributeValue, QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { utf8Bytes } from "./utf8-bytes.ts";

/** The attributes of an item. */
export type Attributes = Record<string, AttributeValue>;

/** An index of the table: its keys, and what it carries besides; undefined for everything. */
export interface IndexShape {
  name: string;
  partitionKey: string;
  sortKey: string;
  carries: ReadonlySet<string> | undefined;
}

/** What happened to an item, in the order in which it did. */
export interface Change {
  name: "INSERT" | "MODIFY" | "REMOVE";
  keys: Attributes;
  before: Attributes | undefined;
  after: Attributes | undefined;
  /** By DynamoDB itself, as it was past its time. */
  byExpiry: boolean;
}

/** A partition of the table or of an index: its items by sort key, in order. */
interface Entry {
  /** Its place: the sort key, and the item's own key where several have one. */
  at: string;
  sk: string;
  item: Attributes;
}

/** Bytes after which a page of a query ends. */
const longestPage = 1_048_576;

const text = (attributes: Attributes, name: string) => attributes[name]?.S;
const keyOf = (attributes: Attributes) => `${text(attributes, "pk")}\u0000${text(attributes, "sk")}`;

/** The day on which an item may be deleted, counted since 1970. */
function dayOf(item: Attributes): number | undefined {
  const seconds = item["expiresAt"]?.N;
  return seconds === undefined ? undefined : Math.floor(Number(seconds) / 86_400);
}

/** Keeps entries in the order of their places; strings of our keys are in the same order by UTF-16 as by UTF-8. */
class Ordered {
  readonly entries: Entry[] = [];

  /** The place of the first entry that is not before another. */
  first(at: string): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle]?.at ?? "") < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  put(entry: Entry): void {
    const index = this.first(entry.at);
    this.entries.splice(index, this.entries[index]?.at === entry.at ? 1 : 0, entry);
  }

  remove(at: string): void {
    const index = this.first(at);
    if (this.entries[index]?.at === at) this.entries.splice(index, 1);
  }
}

/** A condition of one of our writes or updates, as far as they use them. */
export interface Conditional {
  ConditionExpression?: string | undefined;
  ExpressionAttributeValues?: Attributes | undefined;
}

/**
 * A table in memory, with the operations, conditions and key conditions that this project uses, and no others: what it does not
 * know, it refuses loudly.
 */
export class MemoryTable {
  readonly #items = new Map<string, Attributes>();
  /** Keys of what has a time, or had one, by its day. */
  readonly #expiring = new Map<number, Set<string>>();
  readonly #partitions = new Map<string, Map<string, Ordered>>();
  readonly #indexes: readonly IndexShape[];
  readonly #changed: (change: Change) => void;
  readonly #indexed: (update: () => void) => void;

  /** `changed` is told of each change; `indexed` says when an index takes one over. */
  constructor(
    indexes: readonly IndexShape[],
    changed: (change: Change) => void,
    indexed: (update: () => void) => void,
  ) {
    this.#indexes = indexes;
    this.#changed = changed;
    this.#indexed = indexed;
    for (const name of ["", ...indexes.map((index) => index.name)]) this.#partitions.set(name, new Map());
  }

  get(key: Attributes): Attributes | undefined {
    return this.#items.get(keyOf(key));
  }

  /** Every item, in no order. */
  all(): IterableIterator<Attributes> {
    return this.#items.values();
  }

  /** Whether an item is as a write wants it. */
  holds(key: Attributes, { ConditionExpression, ExpressionAttributeValues = {} }: Conditional): boolean {
    if (ConditionExpression === undefined) return true;
    const item = this.get(key);
    if (ConditionExpression === "attribute_not_exists(pk)") return item === undefined;
    if (ConditionExpression === "#version = :version")
      return item?.["version"]?.N === ExpressionAttributeValues[":version"]?.N;
    throw new Error(`the table in memory does not know the condition ${ConditionExpression}`);
  }

  put(item: Attributes): void {
    const key = keyOf(item);
    const before = this.#items.get(key);
    this.#items.set(key, item);
    const expiryDay = dayOf(item);
    if (expiryDay !== undefined)
      this.#expiring.set(expiryDay, (this.#expiring.get(expiryDay) ?? new Set()).add(key));
    this.#place("", item, text(item, "pk"), text(item, "sk"));
    this.#index(before, item);
    const keys = { pk: item["pk"], sk: item["sk"] } as Attributes;
    this.#changed({
      name: before === undefined ? "INSERT" : "MODIFY",
      keys,
      before,
      after: item,
      byExpiry: false,
    });
  }

  delete(key: Attributes, byExpiry = false): void {
    const before = this.#items.get(keyOf(key));
    if (before === undefined) return;
    this.#items.delete(keyOf(key));
    this.#take("", before, text(before, "pk"));
    this.#index(before, undefined);
    this.#changed({ name: "REMOVE", keys: key, before, after: undefined, byExpiry });
  }

  /** Deletes what is past its time, as DynamoDB does sooner or later; gives the keys of it. */
  expire(seconds: number): Attributes[] {
    const today = Math.floor(seconds / 86_400);
    const expired: Attributes[] = [];
    for (const [expiryDay, keys] of this.#expiring) {
      if (expiryDay >= today) continue;
      this.#expiring.delete(expiryDay);
      for (const key of keys) {
        const item = this.#items.get(key);
        if (item === undefined || dayOf(item) !== expiryDay) continue;
        const itsKey = { pk: item["pk"], sk: item["sk"] } as Attributes;
        this.delete(itsKey, true);
        expired.push(itsKey);
      }
    }
    return expired;
  }

  /** Answers a query: a page of a partition. */
  query(asked: Omit<QueryCommandInput, "TableName">) {
    const { IndexName = "", Limit = Number.POSITIVE_INFINITY, ExclusiveStartKey, Select } = asked;
    const shape = this.#indexes.find(({ name }) => name === IndexName);
    if (IndexName !== "" && shape === undefined) throw new Error(`there is no index ${IndexName}`);
    if (IndexName !== "" && asked.ConsistentRead === true)
      throw new Error("an index has no consistent reads: DynamoDB refuses them");
    const { pk, from, to, fromIncluded, toIncluded } = keyCondition(asked);
    const partition = this.#partitions.get(IndexName)?.get(pk);
    if (partition === undefined || partition.entries.length === 0)
      return { Count: 0, ...(Select === "COUNT" ? {} : { Items: [] }) };
    const within: Entry[] = [];
    for (let place = from === undefined ? 0 : partition.first(from); ; place += 1) {
      const entry = partition.entries[place];
      if (entry === undefined || (to !== undefined && (toIncluded ? entry.sk > to : entry.sk >= to))) break;
      if (from === undefined || fromIncluded || entry.sk > from) within.push(entry);
    }
    const ordered = asked.ScanIndexForward === false ? within.reverse() : within;
    const start = ExclusiveStartKey && placeOf(ExclusiveStartKey, shape);
    const rest =
      start === undefined
        ? ordered
        : ordered.filter(({ at }) => (asked.ScanIndexForward === false ? at < start : at > start));
    const page: Attributes[] = [];
    let bytes = 0;
    for (const { item } of rest) {
      if (page.length >= Limit || bytes > longestPage) break;
      page.push(item);
      bytes += utf8Bytes(item);
    }
    const last = page.at(-1);
    // As DynamoDB: a page that its limit ended names a place though nothing follows.
    const isEnded = page.length === rest.length && page.length < Limit;
    return {
      Count: page.length,
      ...(Select === "COUNT" ? {} : { Items: page }),
      ...(last === undefined || isEnded ? {} : { LastEvaluatedKey: keyIn(last, shape) }),
    };
  }

  /** The indexes take a change over a while later, in the order in which things changed. */
  #index(before: Attributes | undefined, after: Attributes | undefined): void {
    const concerned = this.#indexes.filter(
      ({ partitionKey }) => before?.[partitionKey] !== undefined || after?.[partitionKey] !== undefined,
    );
    if (concerned.length === 0) return;
    this.#indexed(() => {
      for (const shape of concerned) {
        const { name, partitionKey, sortKey } = shape;
        if (before?.[partitionKey] !== undefined) this.#take(name, before, text(before, partitionKey), shape);
        if (after?.[partitionKey] !== undefined)
          this.#place(name, carried(after, shape), text(after, partitionKey), text(after, sortKey), shape);
      }
    });
  }

  #place(name: string, item: Attributes, pk = "", sk = "", shape?: IndexShape): void {
    const partitions = this.#partitions.get(name);
    const partition = partitions?.get(pk) ?? new Ordered();
    partitions?.set(pk, partition);
    partition.put({ at: placeOf(item, shape), sk, item });
  }

  #take(name: string, item: Attributes, pk = "", shape?: IndexShape): void {
    this.#partitions.get(name)?.get(pk)?.remove(placeOf(item, shape));
  }
}

/** What an index carries of an item. */
function carried(item: Attributes, { carries, partitionKey, sortKey }: IndexShape): Attributes {
  if (carries === undefined) return item;
  const names = new Set(["pk", "sk", partitionKey, sortKey, ...carries]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

function placeOf(item: Attributes, shape: IndexShape | undefined): string {
  return shape === undefined ? (text(item, "sk") ?? "") : `${text(item, shape.sortKey)}\u0000${keyOf(item)}`;
}

function keyIn(item: Attributes, shape: IndexShape | undefined): Attributes {
  const names = ["pk", "sk", ...(shape === undefined ? [] : [shape.partitionKey, shape.sortKey])];
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
}

/** Reads the key conditions that this project writes. */
function keyCondition({
  KeyConditionExpression = "",
  ExpressionAttributeValues = {},
  FilterExpression,
  ProjectionExpression,
}: Omit<QueryCommandInput, "TableName">) {
  if (FilterExpression !== undefined || ProjectionExpression !== undefined)
    throw new Error("queries of the table in memory neither filter nor project");
  const [, first, second] = /^#?pk = (:\w+)(?: AND (.+))?$/.exec(KeyConditionExpression) ?? [];
  const value = (name: string | undefined) => ExpressionAttributeValues[name ?? ""]?.S;
  const pk = value(first);
  if (pk === undefined) throw new Error(`the table in memory does not know ${KeyConditionExpression}`);
  const none = { pk, from: undefined, to: undefined, fromIncluded: true, toIncluded: true };
  if (second === undefined) return none;
  const [, prefix] = /^begins_with\(#sk, (:\w+)\)$/.exec(second) ?? [];
  if (prefix !== undefined)
    return { ...none, from: value(prefix), to: `${value(prefix)}\uffff`, toIncluded: true };
  const [, low, high] = /^#sk BETWEEN (:\w+) AND (:\w+)$/.exec(second) ?? [];
  if (low !== undefined) return { ...none, from: value(low), to: value(high) };
  const [, operator, bound] = /^#sk (>=|>|<=|<) (:\w+)$/.exec(second) ?? [];
  if (operator === undefined) throw new Error(`the table in memory does not know ${second}`);
  const isFrom = operator.startsWith(">");
  return {
    ...none,
    ...(isFrom
      ? { from: value(bound), fromIncluded: operator === ">=" }
      : { to: value(bound), toIncluded: operator === "<=" }),
  };
}
