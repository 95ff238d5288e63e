import * as z from "zod";
import { partyRole, type Role } from "../access/actor.ts";
import { memberId } from "../ids.ts";
import { givesAccess, type Membership } from "./membership.ts";
import { kindOfParty, partyId } from "./party.ts";

/** R-PER-6: what a person may act as besides themselves: for a company, a centre or OEMM, or as a member of juries. */
export const capacity = z.object({
  /** The party, or the member of juries that the person is: what a request names to act in this capacity. */
  partyId: z.union([partyId, memberId]),
  role: partyRole.optional(),
  /** The name that the party knows the person by. */
  name: z.string().optional(),
});
/** A capacity, see {@link capacity}. */
export type Capacity = z.infer<typeof capacity>;

/** The role in the system of a person who acts in a capacity. */
export function roleIn({ partyId: party }: Pick<Capacity, "partyId">): Role {
  return memberId.safeParse(party).success ? "jury-member" : kindOfParty(party);
}

/** Decision 27: capacities that see others' files everywhere wait for their person's second factor of sign-in. */
export function needsSecondFactor(one: Pick<Capacity, "partyId">): boolean {
  const role = roleIn(one);
  return role === "oemm" || role === "jury-member";
}

/** R-PER-6: the capacities of an account, from what parties invited the address that it proved to. */
export function capacitiesOf(memberships: readonly Membership[], subject: string): Capacity[] {
  return memberships
    .filter((held) => givesAccess(held, subject))
    .map(({ partyId: party, role, name }) => ({
      partyId: party,
      ...(role === undefined ? {} : { role }),
      ...(name === undefined ? {} : { name }),
    }));
}
