import * as z from "zod";
import { type Instant, instant } from "../domain/time/civil-date.ts";
import { decideAgain } from "./decide-again.ts";
import { defineEntity } from "./entity.ts";
import { deadlineShards } from "./keys.ts";
import { placedKey, placedPartition } from "./placed-keys.ts";
import { readOne, readPartition } from "./table.ts";
import { commit, type Write } from "./transaction.ts";

const placedObject = z.strictObject({
  /** Of the object, in the bucket. */
  key: z.string(),
  /** When its bytes were about to be put. */
  at: instant,
  /** It is about to be deleted, as nothing came to name it. */
  collected: z.literal(true).optional(),
});

/** Objects that were about to be put, and that nothing names yet (decision 84). */
export const placedObjectEntity = defineEntity({ name: "placed-object", data: () => placedObject });
/** One of them, and the version of what says so. */
export type PlacedObject = z.infer<typeof placedObject> & { version: number };

/** An object can't be put just now: what was left of another attempt is being deleted. A later delivery finds it gone. */
export class BeingCollected extends Error {
  constructor(key: string) {
    super(`the object ${key} is being collected`);
    this.name = "BeingCollected";
  }
}

/**
 * Says that an object will be in the bucket, before its bytes are put: what comes to name it takes this back in the same
 * transaction ({@link namesPlaced}), and a day later the collection deletes what nothing named.
 * @throws BeingCollected
 */
export function sayPlaced(key: string, at: Instant): Promise<void> {
  return decideAgain(async () => {
    const item = await readOne(placedKey(key));
    if (placedObjectEntity.find(item)?.collected === true) throw new BeingCollected(key);
    await commit([save({ key, at, version: item?.version ?? 0 })]);
  });
}

/** The write that says that something names the object from now on. */
export function namesPlaced(key: string): Write {
  return { delete: placedKey(key) };
}

/** All that were said and are not named yet: few, as it is said for the time of a write. */
export async function listPlaced(): Promise<PlacedObject[]> {
  const found: PlacedObject[] = [];
  for (let shard = 0; shard < deadlineShards; shard++)
    for (const item of await readPartition(placedPartition(shard)))
      found.push({ ...placedObjectEntity.read(item), version: item.version });
  return found;
}

/** Keeps others from putting an object that is about to be deleted. @throws StaleRead when it was put again meanwhile. */
export async function beginCollecting(placed: PlacedObject): Promise<PlacedObject> {
  await commit([save({ ...placed, collected: true })]);
  return { ...placed, collected: true, version: placed.version + 1 };
}

/** Forgets an object that was deleted, or that is named. @throws StaleRead when it was put again meanwhile. */
export function forgetPlaced({ key, version }: PlacedObject): Promise<void> {
  return commit([{ delete: placedKey(key), when: { version } }]);
}

function save({ version, ...data }: PlacedObject): Write {
  return {
    put: placedObjectEntity.item({ ...placedKey(data.key), version: version + 1, data }),
    when: version === 0 ? "absent" : { version },
  };
}
