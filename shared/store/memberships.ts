import { type Membership, membership } from "../domain/people/membership.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { type Key, membershipKey, membershipsPartition, onlyMembershipKey } from "./keys.ts";
import { readFirst, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What accounts' addresses give them. */
export const membershipEntity = defineEntity({ name: "membership", data: () => membership });

/** Parties that an address is shown of, at most: far more than a person acts for. */
const mostShown = 100;

/** What an account's address gives it. One round trip. */
export async function loadMemberships(account: string): Promise<Membership[]> {
  const prefix = onlyMembershipKey(account).sk;
  const items = await readFirst({ pk: membershipsPartition(account), prefix, limit: mostShown });
  return items.map(membershipEntity.read);
}

/** Where what a party gives to an address is, or was before an address could have several. */
export function membershipKeys(account: string, partyId: string): [Key, Key] {
  return [membershipKey(account, partyId), onlyMembershipKey(account)];
}

/** What a party gives to an address, from the items of {@link membershipKeys}. */
export function membershipAmong(
  items: readonly (StoredItem | undefined)[],
  partyId: string,
): Membership | undefined {
  return items.map(membershipEntity.find).find((held) => held?.partyId === partyId);
}

/** What a party gives to an address, or undefined. One round trip. */
export async function loadMembership(account: string, partyId: string): Promise<Membership | undefined> {
  return membershipAmong(await readTogether(membershipKeys(account, partyId)), partyId);
}

/** The writes that say what a party gives to an address, instead of what it gave. */
export function saveMembership(held: Membership | undefined, after: Omit<Membership, "version">): Write[] {
  const version = (held?.version ?? 0) + 1;
  // What was never answered has the key of the only one.
  const moves = held !== undefined && held.answer === undefined;
  const put = membershipEntity.item({
    ...membershipKey(after.account, after.partyId),
    version,
    data: { ...held, ...after, answer: after.answer ?? "accepted", version },
  });
  return [
    { put, when: held === undefined || moves ? "absent" : { version: held.version } },
    ...(moves ? [{ delete: onlyMembershipKey(after.account) }] : []),
  ];
}

/** The write that takes away what an address was given. */
export function removeMembership({ account, partyId, answer }: Membership): Write {
  return { delete: answer === undefined ? onlyMembershipKey(account) : membershipKey(account, partyId) };
}
