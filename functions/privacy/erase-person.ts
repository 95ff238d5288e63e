import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import type { Erasure } from "../../shared/domain/privacy/erasure.ts";
import { contactAddressEntity } from "../../shared/store/contact-addresses.ts";
import { deleteItems } from "../../shared/store/erasures.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { fileEntity } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import {
  blockedAddressKey,
  candidatePartition,
  codesSentKey,
  fileKey,
  type Key,
  mailPartition,
  messagesSentKey,
  personKey,
  personPartition,
  taskKey,
} from "../../shared/store/keys.ts";
import { loadPerson } from "../../shared/store/persons.ts";
import { listRectifications } from "../../shared/store/rectifications.ts";
import { readOne, readPartition } from "../../shared/store/table.ts";
import { commit } from "../../shared/store/transaction.ts";

import { bringListed } from "../lists/bring-listed.ts";
import { eraseDetails } from "./erase-details.ts";

/** Entries of a page. */
const page = 100;

/**
 * R-RGPD-2: erases what is known of a person once a file of theirs is erased and no other is there: how they are reached; and who
 * they are, where the register names them nowhere.
 */
export async function erasePersonWithout({
  personId,
  email,
}: Pick<Erasure, "personId" | "email">): Promise<void> {
  if (await hasFile(personId)) return;
  const person = await loadPerson(personId);
  const own = personKey(personId);
  const ids = [personId, ...(person.joinedWith ?? [])];
  const partitions = ids.map(personPartition);
  const items = (await Promise.all(partitions.map(readPartition))).flat();
  const emails = [email, ...contactAddressEntity.among(items).map((address) => address.email)];
  const ofAddresses = [...new Set(emails.map(accountOfEmail))].flatMap((address) => [
    blockedAddressKey(address),
    codesSentKey(address),
    messagesSentKey(address),
  ]);
  for (const id of ids) await eraseWritten(id);
  const registered = (await readPartition(candidatePartition(personId))).length > 0;
  const isOwn = ({ pk, sk }: Key) => pk === own.pk && sk === own.sk;
  const known = items.filter((item) => (registered ? contactAddressEntity.holds(item) : !isOwn(item)));
  if (!registered) await eraseDetails({ kind: "person", id: personId });
  await deleteItems([...ofAddresses, ...known]);
  // Last, and as it was read: who enrols meanwhile stays.
  if (!registered && person.version > 0) await commit([{ delete: own, when: { version: person.version } }]);
}

/** Erases what a person asked to have rectified, with what lists find it by, and the mails to them that are about no file. */
async function eraseWritten(personId: string): Promise<void> {
  const asked = everyEntry((cursor) => listRectifications(personId, page, cursor));
  const tasks = await Array.fromAsync(asked, ({ id }) => id);
  const mails = await readPartition(mailPartition({ kind: "person", id: personId }));
  await deleteItems([...tasks.map(taskKey), ...mails]);
  for (const id of tasks) await bringListed({ kind: "task", id });
}

/** An index may lag: whether a file that it tells of is there is asked of the table. */
async function hasFile(personId: string): Promise<boolean> {
  for await (const { id } of everyFileOf(personId))
    if (fileEntity.find(await readOne(fileKey(id))) !== undefined) return true;
  return false;
}
