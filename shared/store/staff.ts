import * as z from "zod";
import { type Membership, membership } from "../domain/people/membership.ts";
import { kindOfParty } from "../domain/people/party.ts";
import { type StaffMember, staffMember } from "../domain/people/staff.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { membershipKey, staffGuardKey, staffKey, staffPartition } from "./keys.ts";
import { type Page, readOne, readPage, readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** All the staff of a party; `version` counts the changes among them, 0 when no person was ever invited. */
export interface Staff {
  people: readonly StaffMember[];
  version: number;
}

/** Staff of parties; the name in the table is that of their first release. */
export const staffEntity = defineEntity({ name: "person", data: () => staffMember });
/** Guards of rules on all the people of a party. */
export const staffGuardEntity = defineEntity({ name: "people-guard", data: () => z.strictObject({}) });
/** What accounts' addresses give them. */
export const membershipEntity = defineEntity({ name: "membership", data: () => membership });

/** The people of a party, deactivated ones too. One round trip. */
export async function loadStaff(partyId: string): Promise<Staff> {
  const items = await readPartition(staffPartition(partyId));
  return {
    people: staffEntity.among(items),
    version: items.find(staffGuardEntity.holds)?.version ?? 0,
  };
}

/** A page of a party's people, in the order of their invitation. One round trip. */
export function listStaff(
  partyId: string,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<StaffMember>> {
  const from = staffKey(partyId, "").sk;
  return readPage({ pk: staffPartition(partyId), from, limit, cursor }, staffEntity.read);
}

/** A person of a party, or undefined. One round trip. */
export async function loadStaffMember(partyId: string, personId: string): Promise<StaffMember | undefined> {
  return staffEntity.find(await readOne(staffKey(partyId, personId)));
}

/** What an account's address gives it, or undefined. One round trip. */
export async function loadMembership(account: string): Promise<Membership | undefined> {
  return membershipEntity.find(await readOne(membershipKey(account)));
}

/**
 * The writes that save a person of a party, and what their address gives from now on: `held` is what it gave.
 * They hold if no other person of the party changed meanwhile.
 */
export function saveStaff(
  { people, version }: Staff,
  after: StaffMember,
  held: Membership | undefined,
): Write[] {
  const before = people.find(({ id }) => id === after.id);
  const guard = staffGuardEntity.item({ ...staffGuardKey(after.partyId), version: version + 1, data: {} });
  const writes: Write[] = [
    { put: guard, when: version === 0 ? "absent" : { version } },
    {
      put: staffEntity.item({
        ...staffKey(after.partyId, after.id),
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
