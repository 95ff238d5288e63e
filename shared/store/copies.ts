import { type Copy, copy } from "../domain/privacy/copy.ts";
import { defineEntity } from "./entity.ts";
import { copyKey, personPartition } from "./keys.ts";
import { readOne, readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Copies of what is held about people, in their partitions. */
export const copyEntity = defineEntity({ name: "copy", data: () => copy });

/** A copy that a person asked for, or undefined. One round trip. */
export async function loadCopy(personId: string, copyId: string): Promise<Copy | undefined> {
  return copyEntity.find(await readOne(copyKey(personId, copyId)));
}

/** Every copy that a person asked for and that was not erased since. One round trip. */
export async function loadCopies(personId: string): Promise<Copy[]> {
  return copyEntity.among(await readPartition(personPartition(personId)));
}

/** The write that saves a copy as a new version, on condition that it is there still. */
export function saveCopy(after: Copy): Write {
  const { personId, id, version } = after;
  return {
    put: copyEntity.item({ ...copyKey(personId, id), version, data: after }),
    when: version === 1 ? "absent" : { version: version - 1 },
  };
}
