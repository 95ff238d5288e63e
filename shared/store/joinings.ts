import {
  type HeldBefore,
  heldBefore,
  type JoinedFile,
  type Joining,
  joinedFile,
  joining,
} from "../domain/people/joining.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import { defineEntity } from "./entity.ts";
import { heldBeforeKey, joinedFileKey, joiningKey, personPartition } from "./keys.ts";
import { readOne, readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Joinings of two persons, each by the one who was not kept. */
export const joiningEntity = defineEntity({ name: "joining", data: () => joining });
/** What was held before a joining. */
export const heldBeforeEntity = defineEntity({ name: "held-before", data: () => heldBefore });
/** Files of a joining. */
export const joinedFileEntity = defineEntity({ name: "joined-file", data: () => joinedFile });

/** The joining of a person with all that it keeps: what was held before, and its files. One round trip. */
export async function loadWholeJoining(
  joinedId: string,
): Promise<{ joining: Joining | undefined; held: HeldBefore[]; files: JoinedFile[] }> {
  const items = await readPartition(personPartition(joinedId));
  const [found] = joiningEntity.among(items);
  return { joining: found, held: heldBeforeEntity.among(items), files: joinedFileEntity.among(items) };
}

/** The write that saves a joining. */
export function saveJoining(made: Joining): Write {
  return { put: joiningEntity.item({ ...joiningKey(made.joinedId), version: 1, data: made }), when: "any" };
}

/** What two persons held of a certification before their joining, or undefined. One round trip. */
export async function loadHeldBefore(
  joinedId: string,
  certification: CertificationCode,
): Promise<HeldBefore | undefined> {
  return heldBeforeEntity.find(await readOne(heldBeforeKey(joinedId, certification)));
}

/** The write that saves what two persons held before their joining. */
export function saveHeldBefore(before: HeldBefore): Write {
  const { personId, certification } = before.joined;
  const key = heldBeforeKey(personId, certification);
  return { put: heldBeforeEntity.item({ ...key, version: 1, data: before }), when: "any" };
}

/** The write that saves a file of a joining. */
export function saveJoinedFile(joinedId: string, moved: JoinedFile): Write {
  const key = joinedFileKey(joinedId, moved.fileId);
  return { put: joinedFileEntity.item({ ...key, version: 1, data: moved }), when: "any" };
}
