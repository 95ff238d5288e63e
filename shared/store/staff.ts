import * as z from "zod";
import { accountOfEmail } from "../domain/enrolment/candidate.ts";
import type { JuryMember } from "../domain/jury/member.ts";
import type { Membership } from "../domain/people/membership.ts";
import { kindOfParty } from "../domain/people/party.ts";
import { type StaffMember, staffMember } from "../domain/people/staff.ts";
import { defineEntity } from "./entity.ts";
import { staffGuardKey, staffKey, staffPartition } from "./keys.ts";
import { removeMembership, saveMembership } from "./memberships.ts";
import { readOne, readPartition } from "./table.ts";
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

/** The people of a party, deactivated ones too. One round trip. */
export async function loadStaff(partyId: string): Promise<Staff> {
  const items = await readPartition(staffPartition(partyId));
  return {
    people: staffEntity.among(items),
    version: items.find(staffGuardEntity.holds)?.version ?? 0,
  };
}

/** A person of a party, or undefined. One round trip. */
export async function loadStaffMember(partyId: string, personId: string): Promise<StaffMember | undefined> {
  return staffEntity.find(await readOne(staffKey(partyId, personId)));
}

/**
 * The writes that save a person of a party, and what the party gives to their address from now on: `held` is what it gave.
 * They hold if no other person of the party changed meanwhile. `acceptedBy`: the account that accepted, where it did so elsewhere.
 */
export function saveStaff(
  { people, version }: Staff,
  after: StaffMember,
  held: Membership | undefined,
  acceptedBy?: string,
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
        isDated: true,
      }),
      when: before === undefined ? "absent" : { version: before.version },
    },
  ];
  const { account, partyId, role, name, active, answer } = after;
  const given = {
    account,
    group: kindOfParty(partyId),
    partyId,
    role,
    name,
    active,
    ...(acceptedBy === undefined ? {} : { acceptedBy }),
  };
  return [...writes, ...saveMembership(held, { ...given, ...(answer === undefined ? {} : { answer }) })];
}

/**
 * The writes that give a jury member's address their access, once they accept; who declined is asked again. `held` is what
 * the address has of it, `left` what the one that they had before had.
 */
export function saveMemberAccount(
  { id, name, email }: JuryMember,
  held: Membership | undefined,
  left: Membership | undefined,
): Write[] {
  const given = { group: "jury-member" as const, partyId: id, name, account: accountOfEmail(email) };
  const { answer = "accepted" } = held ?? {};
  const asked = held === undefined || answer === "declined";
  const unchanged = held?.active === true && held.name === name && !asked;
  return [
    ...(unchanged
      ? []
      : saveMembership(held, { ...given, active: true, answer: asked ? "waiting" : answer })),
    ...(left === undefined ? [] : [removeMembership(left)]),
  ];
}
