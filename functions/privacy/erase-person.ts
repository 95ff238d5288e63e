import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import type { Erasure } from "../../shared/domain/privacy/erasure.ts";
import { reviewPerson } from "../../shared/domain/privacy/retention.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { contactAddressEntity } from "../../shared/store/contact-addresses.ts";
import { deleteItems } from "../../shared/store/erasures.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { readHistory } from "../../shared/store/facts.ts";
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
import { type ListedRectification, listRectifications } from "../../shared/store/rectifications.ts";
import { closeRetention, loadRetention, moveRetention } from "../../shared/store/retentions.ts";
import { readOne, readPartition } from "../../shared/store/table.ts";
import { commit } from "../../shared/store/transaction.ts";
import { bringListed } from "../lists/bring-listed.ts";
import { eraseCopies } from "./erase-copies.ts";
import { eraseDetails } from "./erase-details.ts";

/** Entries of a page. */
const page = 100;

/**
 * R-RGPD-2: erases what a person asked for who has no file, once the last of it is as old as a file may become. The retention goes
 * last: what was interrupted goes on from there when the message comes again, or with the next daily run.
 */
export async function erasePerson(personId: string, runtime: Runtime): Promise<void> {
  const about = { personId, what: "person" as const };
  const retention = await loadRetention(about);
  if (retention === undefined) return;
  const [last] = (await readHistory({ kind: "person", id: personId }, 1, undefined)).entries;
  const today = dateInParis(runtime.now());
  const lastEventOn = last === undefined ? retention.held.dueOn : dateInParis(last.at);
  const known = { hasFile: await hasFile(personId), lastEventOn };
  const review = reviewPerson(known, guidePolicy.retention, today);
  if (review.kind === "erase") {
    await eraseCopies(personId);
    await erasePersonWithout({ personId, email: undefined });
    await bringListed({ kind: "person", id: personId });
  }
  const write = review.kind === "later" ? moveRetention(retention, review.dueOn) : closeRetention(about);
  await commitAsSystem(async () => ({ writes: [write], facts: [] }), runtime);
}

/**
 * R-RGPD-2: erases what is known of a person once a file of theirs is erased and no other is there: how they are reached; and who
 * they are, where the register names them nowhere.
 */
export async function erasePersonWithout({
  personId,
  email,
}: Pick<Erasure, "personId"> & { email: string | undefined }): Promise<void> {
  if (await hasFile(personId)) return;
  const person = await loadPerson(personId);
  const own = personKey(personId);
  const ids = [personId, ...(person.joinedWith ?? [])];
  const partitions = ids.map(personPartition);
  const items = (await Promise.all(partitions.map(readPartition))).flat();
  const addresses = contactAddressEntity.among(items).map((address) => address.email);
  const asked = (await Promise.all(ids.map(requestsOf))).flat();
  // Who has no file left is known by the address that their answers went to.
  const emails = [...(email === undefined ? [] : [email]), ...addresses, ...asked.map((one) => one.email)];
  const ofAddresses = [...new Set(emails.map(accountOfEmail))].flatMap((address) => [
    blockedAddressKey(address),
    codesSentKey(address),
    messagesSentKey(address),
  ]);
  const registered = (await readPartition(candidatePartition(personId))).length > 0;
  const isOwn = ({ pk, sk }: Key) => pk === own.pk && sk === own.sk;
  const known = items.filter((item) => (registered ? contactAddressEntity.holds(item) : !isOwn(item)));
  if (!registered) await eraseDetails({ kind: "person", id: personId });
  await deleteItems([...ofAddresses, ...known]);
  // After what is found by it, so that what was interrupted is found again.
  await eraseWritten(ids, asked);
  // Last, and as it was read: who enrols meanwhile stays.
  if (!registered && person.version > 0) await commit([{ delete: own, when: { version: person.version } }]);
}

/** What a person asked to have rectified. */
const requestsOf = (personId: string): Promise<ListedRectification[]> =>
  Array.fromAsync(everyEntry((cursor) => listRectifications(personId, page, cursor)));

/** Erases what people asked to have rectified, with what lists find it by, and the mails to them that are about no file. */
async function eraseWritten(ids: readonly string[], asked: readonly ListedRectification[]): Promise<void> {
  const mails = await Promise.all(ids.map((id) => readPartition(mailPartition({ kind: "person", id }))));
  await deleteItems([...asked.map(({ id }) => taskKey(id)), ...mails.flat()]);
  for (const { id } of asked) await bringListed({ kind: "task", id });
}

/** An index may lag: whether a file that it tells of is there is asked of the table. */
async function hasFile(personId: string): Promise<boolean> {
  for await (const { id } of everyFileOf(personId))
    if (fileEntity.find(await readOne(fileKey(id))) !== undefined) return true;
  return false;
}
