import * as z from "zod";
import { type Membership, membership } from "../domain/people/membership.ts";
import { kindOfParty } from "../domain/people/party.ts";
import { type Person, person } from "../domain/people/person.ts";
import type { Cursor } from "./cursor.ts";
import type { StoredItem } from "./item.ts";
import { membershipKey, peopleGuardKey, peoplePartition, personKey } from "./keys.ts";
import { type Page, readPage, readPartition, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** All who act for a party; `version` counts the changes among them, 0 when no person was ever invited. */
export interface People {
  people: readonly Person[];
  version: number;
}

const personEntity = "person";

/** The people of a party, deactivated ones too. One round trip. */
export async function loadPeople(partyId: string): Promise<People> {
  const items = await readPartition(peoplePartition(partyId));
  return {
    people: items.filter(({ entity }) => entity === personEntity).map((item) => z.parse(person, item.data)),
    version: items.find(({ entity }) => entity === "people-guard")?.version ?? 0,
  };
}

/** A page of a party's people, in the order of their invitation. One round trip. */
export async function listPeople(
  partyId: string,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Person>> {
  const from = personKey(partyId, "").sk;
  const page = await readPage({ pk: peoplePartition(partyId), from, limit, cursor });
  return { entries: page.entries.map((item) => z.parse(person, item.data)), next: page.next };
}

/** A person of a party, or undefined. One round trip. */
export async function loadPerson(partyId: string, personId: string): Promise<Person | undefined> {
  const [item] = await readTogether([personKey(partyId, personId)]);
  return item === undefined ? undefined : z.parse(person, item.data);
}

/** A membership from its item, or undefined. */
export function parseMembership(item: StoredItem | undefined): Membership | undefined {
  return item === undefined ? undefined : z.parse(membership, item.data);
}

/** What an account's address gives it, or undefined. One round trip. */
export async function loadMembership(account: string): Promise<Membership | undefined> {
  const [item] = await readTogether([membershipKey(account)]);
  return parseMembership(item);
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
  const guard = { ...peopleGuardKey(after.partyId), entity: "people-guard", version: version + 1, data: {} };
  const writes: Write[] = [
    { put: guard, when: version === 0 ? "absent" : { version } },
    {
      put: {
        ...personKey(after.partyId, after.id),
        entity: personEntity,
        version: after.version,
        data: after,
      },
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
    put: {
      ...membershipKey(after.account),
      entity: "membership",
      version,
      data: { ...after, version },
    },
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
