import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { IndexKey, IndexName, Key } from "./keys.ts";

/** What an item of the table is, apart from its content. */
export interface Item extends Key {
  /** What kind of thing it holds: the name of its schema. */
  entity: string;
  /** Counts the changes; a write that depends on what was read is conditional on it. */
  version: number;
  /** The thing itself, as its schema gives it. */
  data: object;
  /** What lists show; copied into the indexes, which hold nothing else. */
  summary?: object;
  indexes?: Partial<Record<IndexName, IndexKey>>;
  /** When DynamoDB may delete it, seconds since 1970. */
  expiresAt?: number;
}

const storedItem = z.object({
  pk: z.string(),
  sk: z.string(),
  entity: z.string(),
  version: z.number(),
  data: z.record(z.string(), z.unknown()).optional(),
  summary: z.record(z.string(), z.unknown()).optional(),
});
/** An item as it comes back: `data` from the table, `summary` alone from an index. */
export type StoredItem = z.infer<typeof storedItem>;

/** The attributes that DynamoDB keeps for an item. */
export function toAttributes({ indexes, ...item }: Item): Record<string, AttributeValue> {
  const positions = Object.fromEntries(
    Object.entries(indexes ?? {}).flatMap(([name, key]) => [
      [`${name}pk`, key.pk],
      [`${name}sk`, key.sk],
    ]),
  );
  return marshall({ ...item, ...positions }, { removeUndefinedValues: true });
}

/** An item from its attributes; throws ZodError when it is none of ours. */
export function fromAttributes(attributes: Record<string, AttributeValue>): StoredItem {
  return storedItem.parse(unmarshall(attributes));
}
