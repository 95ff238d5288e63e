import * as z from "zod";
import type { Actor } from "../domain/access/actor.ts";
import { roleIn } from "../domain/people/capacity.ts";
import { capacitiesOfClaim, tokenClaims } from "../domain/people/token-claims.ts";
import { capacityNotHeld, notSignedIn, secondFactorNeeded } from "./problem.ts";

/** The header of a request that names the capacity it is made in: the identifier of a party, or of a jury member. */
export const actingHeader = "acting-as";

/** Claims of a token as API Gateway hands them over: every value is text. */
const claims = tokenClaims.extend({ sub: z.string(), token_use: z.string().optional() });

/**
 * R-PER-6: who asks, from the claims of a verified token, and in which capacity: without one, as themselves. A claim that
 * is missing gives nothing.
 * @throws HttpProblem 401 for another token than an access token, 403 for a capacity that its owner has not.
 */
export function actorFromClaims(given: unknown, actingAs?: string): Actor {
  const token = claims.parse(given);
  if (token.token_use !== "access") throw notSignedIn();
  const address = token.proved_address;
  const self: Actor = {
    subject: token.sub,
    personId: token.person_id ?? token.sub,
    account: address ?? token.sub,
    role: "candidate",
    name: token.display_name ?? address ?? token.sub,
    ...(address === undefined ? {} : { email: address }),
  };
  if (actingAs === undefined) return self;
  const acting = capacitiesOfClaim(token.capacities).find(({ partyId }) => partyId === actingAs);
  if (acting === undefined) {
    const withheld = capacitiesOfClaim(token.withheld).some(({ partyId }) => partyId === actingAs);
    throw withheld ? secondFactorNeeded() : capacityNotHeld();
  }
  const { partyId, role, name = self.name } = acting;
  return {
    ...self,
    role: roleIn(acting),
    name,
    partyId,
    ...(role === undefined ? {} : { partyRole: role }),
  };
}
