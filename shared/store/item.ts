import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { Attributes } from "../domain/bring-up.ts";
import { inOrder } from "./in-order.ts";
import type { IndexKey, Key } from "./keys.ts";
import type { IndexName } from "./partitions.ts";

/** What an item of the table is, apart from its content. */
export interface Item extends Key {
  /** What kind of thing it holds, see `defineEntity`. */
  entity: string;
  /** Under which shape of that entity it was written. */
  shape: number;
  /** Counts the changes; a write that depends on what was read is conditional on it. */
  version: number;
  /** The thing itself, as its schema gives it. */
  data: object;
  /** What lists show; copied into the indexes, which hold nothing else. */
  summary?: object;
  indexes?: Partial<Record<IndexName, IndexKey>>;
  /** Whether a list that reads the table itself tells when it was last written; what has a summary tells it always. */
  isDated?: true;
  /** When DynamoDB may delete it, seconds since 1970. */
  expiresAt?: number;
}

/** A map of attributes; its entity reads what is in it. */
const map = z.custom<Attributes>((value) => typeof value === "object" && value !== null);

const storedItem = z.object({
  pk: z.string(),
  sk: z.string(),
  entity: z.string(),
  version: z.number(),
  shape: z.number().optional(),
  data: map.optional(),
  summary: map.optional(),
  changedAt: z.string().optional(),
});
/**
 * An item as it comes back: `data` from the table, `summary` alone from an index. `changedAt`: when one that lists show was
 * last written, absent before that was noted.
 */
export type StoredItem = z.infer<typeof storedItem> & { shape: number; changedAt?: string };

/** The attributes that DynamoDB keeps for an item, which is written at an instant. */
export function toAttributes(
  { indexes, isDated, ...item }: Item,
  changedAt = new Date().toISOString(),
): Record<string, AttributeValue> {
  const positions = Object.fromEntries(
    Object.entries(indexes ?? {}).flatMap(([name, key]) => [
      [`${name}pk`, key.pk],
      [`${name}sk`, key.sk],
    ]),
  );
  // What the indexes carry was fixed when they were made, without `shape`: from the second on, the summary tells it; and when
  // the item was written.
  const summary = item.summary && {
    ...item.summary,
    ...(item.shape === 1 ? {} : { shape: item.shape }),
    changedAt,
  };
  const dated = isDated === true && summary === undefined ? { changedAt } : {};
  return marshall({ ...item, ...dated, summary, ...positions }, { removeUndefinedValues: true });
}

/** An item from its attributes; throws ZodError when it is none of ours. */
export function fromAttributes(attributes: Record<string, AttributeValue>): StoredItem {
  // DynamoDB keeps no order of names: what is read twice is alike, and what is shown of it has one entity tag.
  const item = storedItem.parse(inOrder(unmarshall(attributes)));
  // What was written before there were shapes has the first.
  const { shape: told = 1, changedAt, ...summary } = item.summary ?? {};
  return {
    ...item,
    ...(typeof changedAt === "string" ? { changedAt } : {}),
    ...(item.summary === undefined ? {} : { summary }),
    shape: item.shape ?? Number(told),
  };
}
