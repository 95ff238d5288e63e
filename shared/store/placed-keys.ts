import { type Key, shardOf, sortKey } from "./keys.ts";
import type { Partition } from "./partitions.ts";

// Apart from the other keys, which each function carries: two functions put objects that are named by their digest.

/** Objects of the bucket that were about to be put, in one shard. */
export const placedPartition = (shard: number) => sortKey("PLACED" satisfies Partition, String(shard));
/** That an object of the bucket will be there. */
export const placedKey = (key: string): Key => ({ pk: placedPartition(shardOf(digestIn(key))), sk: key });

/** The last digest in an object's key, whose end spreads: what follows it is the same for all. */
const digestIn = (key: string) => /[0-9a-f]{64}(?=[^/]*$)/.exec(key)?.[0] ?? key;
