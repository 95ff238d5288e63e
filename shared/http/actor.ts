import * as z from "zod";
import { type Actor, partyRole, type Role } from "../domain/access/actor.ts";
import { accountOfEmail } from "../domain/enrolment/candidate.ts";
import { personClaim } from "../domain/people/account.ts";
import { partyClaims } from "../domain/people/membership.ts";

/** Claims of a Cognito token as API Gateway hands them over: every value is a string. */
const claims = z.object({
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
  "cognito:groups": z.string().optional(),
  /** The attribute of accounts that were given their group by hand. */
  "custom:party_id": z.string().optional(),
  /** Written into the token from the account's membership. */
  [partyClaims.party]: z.string().optional(),
  [partyClaims.role]: partyRole.optional(),
  /** Whose account it is. */
  [personClaim]: z.string().optional(),
});

const rolesByGroup: Readonly<Record<string, Role>> = {
  oemm: "oemm",
  centre: "centre",
  company: "company",
  "jury-member": "jury-member",
};

/** Who asks, from the claims of a verified token. A person of no known group is a candidate. */
export function actorFromClaims(given: unknown): Actor {
  const token = claims.parse(given);
  const groups = (token["cognito:groups"] ?? "").replace(/^\[|\]$/g, "").split(/[\s,]+/);
  const role = groups.map((group) => rolesByGroup[group]).find((known) => known !== undefined) ?? "candidate";
  const name = [token.given_name, token.family_name].filter((part) => part !== undefined).join(" ");
  const partyId = token[partyClaims.party] ?? token["custom:party_id"];
  // An account that was put in its group by hand is the first of its party: it manages people.
  const within =
    role === "oemm" || role === "company" || role === "centre"
      ? { partyRole: token[partyClaims.role] ?? ("manager" as const) }
      : {};
  const verified = String(token.email_verified) === "true" ? token.email : undefined;
  return {
    subject: token.sub,
    // Without the claim, a person who has nothing.
    personId: token[personClaim] ?? token.sub,
    account: verified === undefined ? token.sub : accountOfEmail(verified),
    role,
    name: name === "" ? (token.email ?? token.sub) : name,
    ...(token.email === undefined ? {} : { email: token.email }),
    ...(partyId === undefined ? {} : { partyId }),
    ...within,
  };
}
