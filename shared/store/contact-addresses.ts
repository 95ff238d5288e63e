import type { Actor } from "../domain/access/actor.ts";
import { accountOfEmail } from "../domain/enrolment/candidate.ts";
import {
  type CodesSent,
  type ContactAddress,
  codesSent,
  contactAddress,
  provedAmong,
} from "../domain/people/contact-address.ts";
import { defineEntity } from "./entity.ts";
import { codesSentKey, contactAddressKey, personPartition } from "./keys.ts";
import { readFirst, readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Addresses of persons besides those of their accounts. */
export const contactAddressEntity = defineEntity({ name: "contact-address", data: () => contactAddress });
/** When codes were sent to an address. */
export const codesSentEntity = defineEntity({ name: "codes-sent", data: () => codesSent });

/** Addresses that are read of a person, at most: each takes a code to be one, of which an address gets a few a day. */
const mostRead = 100;

/** The addresses of a person, proved or not. One round trip. */
export async function loadAddresses(personId: string): Promise<ContactAddress[]> {
  const prefix = contactAddressKey(personId, "").sk;
  const items = await readFirst({ pk: personPartition(personId), prefix, limit: mostRead });
  return items.map(contactAddressEntity.read);
}

/** R-PER-2: the addresses that a person has proved: their account's, and others of theirs. One round trip. */
export async function loadProved({
  account,
  personId,
}: Pick<Actor, "account" | "personId">): Promise<string[]> {
  return [account, ...provedAmong(await loadAddresses(personId))];
}

/** An address of a person, or undefined. One round trip. */
export async function loadAddress(personId: string, addressId: string): Promise<ContactAddress | undefined> {
  return contactAddressEntity.find(await readOne(contactAddressKey(personId, addressId)));
}

/** When codes were sent to an address; never, where there is no item. One round trip. */
export async function loadCodesSent(email: string): Promise<CodesSent> {
  const account = accountOfEmail(email);
  return codesSentEntity.find(await readOne(codesSentKey(account))) ?? { account, sentAt: [], version: 0 };
}

/** The write that saves an address as a new version. */
export function saveAddress(after: ContactAddress): Write {
  const { personId, id, version } = after;
  return {
    put: contactAddressEntity.item({ ...contactAddressKey(personId, id), version, data: after }),
    when: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** The write that counts a code. */
export function saveCodesSent(after: CodesSent): Write {
  const { account, version } = after;
  return {
    put: codesSentEntity.item({ ...codesSentKey(account), version, data: after }),
    when: version === 1 ? "absent" : { version: version - 1 },
  };
}
