import * as z from "zod";
import { partyRole } from "../access/actor.ts";
import { DomainError } from "../domain-error.ts";

/**
 * What an address gives to the account that has proved it. One item an account, so that an address belongs to one
 * party at most.
 */
export const membership = z.strictObject({
  account: z.string().min(1),
  group: z.enum(["oemm", "company", "centre", "jury-member"]),
  partyId: z.string(),
  /** Role within the party; a jury member has none, as they act for themselves. */
  role: partyRole.optional(),
  active: z.boolean(),
  version: z.int().positive(),
});
/** A membership, see {@link membership}. */
export type Membership = z.infer<typeof membership>;

/** What the token of an account says of its membership. */
export interface TokenGrant {
  groups: string[];
  /** Claims to add; the values of tokens are strings. */
  claims: Record<string, string>;
}

/** The claims of a token that say which party its account acts for, and as what. */
export const partyClaims = { party: "party_id", role: "party_role" } as const;

/** A membership's share of a token: a deactivated one leaves a plain candidate, without group nor party. */
export function tokenGrant({ active, group, partyId, role }: Membership): TokenGrant {
  if (!active) return { groups: [], claims: {} };
  return {
    groups: [group],
    claims: {
      [partyClaims.party]: partyId,
      ...(role === undefined ? {} : { [partyClaims.role]: role }),
    },
  };
}

/**
 * An address belongs to one party at most: another one may have it once it was deactivated there. Whose it is is no
 * other party's business.
 * @throws DomainError `address-unavailable`.
 */
export function assertFree(held: Membership | undefined, partyId: string): void {
  if (held === undefined || held.partyId === partyId || !held.active) return;
  throw new DomainError("address-unavailable", {
    rule: "decision-0008",
    detail:
      "Cette adresse ne peut pas recevoir cet accès\u00a0: choisissez-en une autre, ou écrivez à l’OEMM.",
    fields: [{ path: "email", message: "Adresse indisponible." }],
  });
}
