import * as z from "zod";
import { type Membership, membership } from "../domain/people/membership.ts";
import { kindOfParty } from "../domain/people/party.ts";
import { type Person, person } from "../domain/people/person.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { membershipKey, peopleGuardKey, peoplePartition, personKey } from "./keys.ts";
import { type Page, readOne, readPage, readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** All who act for a party; `version` counts the changes among them, 0 when no person was ever invited. */
export interface People {
  people: readonly Person[];
  version: number;
}

/** People who act for parties. */
export const personEntity = defineEntity({ name: "person", data: () => person });
/** Guards of rules on all the people of a party. */
export const peopleGuardEntity = defineEntity({ name: "people-guard", data: () => z.strictObject({}) });
/** What accounts' addresses give them. */
export const membershipEntity = defineEntity({ name: "membership", data: () => membership });

/** The people of a party, deactivated ones too. One round trip. */
export async function loadPeople(partyId: string): Promise<People> {
  const items = await readPartition(peoplePartition(partyId));
  return {
    people: personEntity.among(items),
    version: items.find(peopleGuardEntity.holds)?.version ?? 0,
  };
}

/** A page of a party's people, in the order of their invitation. One round trip. */
export function listPeople(
  partyId: string,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Person>> {
  const from = personKey(partyId, "").sk;
  return readPage({ pk: peoplePartition(partyId), from, limit, cursor }, personEntity.read);
}

/** A person of a party, or undefined. One round trip. */
export async function loadPerson(partyId: string, personId: string): Promise<Person | undefined> {
  return personEntity.find(await readOne(personKey(partyId, personId)));
}

/** What an account's address gives it, or undefined. One round trip. */
export async function loadMembership(account: string): Promise<Membership | undefined> {
  return membershipEntity.find(await readOne(membershipKey(account)));
}

/**
 * The writes that save a person of a party, and what their address gives from now on: `held` is what it gave.
 * They hold if no other person of the party changed meanwhile.
 */
export function savePerson(
  { people, version }: People,
  after: Person,
  held: Membership | undefined,
): Write[] {
  const before = people.find(({ id }) => id === after.id);
  const guard = peopleGuardEntity.item({ ...peopleGuardKey(after.partyId), version: version + 1, data: {} });
  const writes: Write[] = [
    { put: guard, when: version === 0 ? "absent" : { version } },
    {
      put: personEntity.item({
        ...personKey(after.partyId, after.id),
        version: after.version,
        data: after,
      }),
      when: before === undefined ? "absent" : { version: before.version },
    },
  ];
  // The address of a deactivated person may act for another party since.
  if (!after.active && held?.partyId !== after.partyId) return writes;
  const { account, partyId, role, active } = after;
  return [...writes, saveMembership(held, { account, group: kindOfParty(partyId), partyId, role, active })];
}

/** The write that says what an account's address gives, instead of what it gave. */
function saveMembership(held: Membership | undefined, after: Omit<Membership, "version">): Write {
  const version = (held?.version ?? 0) + 1;
  return {
    put: membershipEntity.item({
      ...membershipKey(after.account),
      version,
      data: { ...held, ...after, version },
    }),
    when: held === undefined ? "absent" : { version: held.version },
  };
}

/** The writes that give a jury member's address their access; `left` is what the address that they had before gave. */
export function saveMemberAccount(
  memberId: string,
  account: string,
  held: Membership | undefined,
  left: Membership | undefined,
): Write[] {
  const given = { account, group: "jury-member" as const, partyId: memberId, active: true };
  const unchanged = held?.partyId === memberId && held.active;
  return [
    ...(unchanged ? [] : [saveMembership(held, given)]),
    ...(left?.partyId === memberId ? [{ delete: membershipKey(left.account) }] : []),
  ];
}
