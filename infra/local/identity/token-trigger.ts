import * as z from "zod";
import { region } from "../template/resolve.ts";
import type { UserAccount } from "./user-account.ts";
import type { UserPool } from "./user-pool.ts";

/** What a function may change of tokens (event V2_0), as far as ours does. */
const answer = z.object({
  response: z.object({
    claimsAndScopeOverrideDetails: z
      .object({
        accessTokenGeneration: z
          .object({
            claimsToAddOrOverride: z.record(z.string(), z.string()).optional(),
            claimsToSuppress: z.array(z.string()).optional(),
          })
          .optional(),
      })
      .nullish(),
  }),
});

/** The attributes of an account, as its owner wrote them and its identity token tells them. */
export function attributesOf(account: UserAccount) {
  const { email, givenName, familyName, emailVerified = true } = account;
  return { email, email_verified: emailVerified, given_name: givenName, family_name: familyName };
}

/** What an access token is made at, as the trigger is told. */
export type TokenOccasion = "Authentication" | "HostedAuth" | "RefreshTokens";

/** The claims that the pool's function adds to an account's access token. */
export async function accessClaims(
  account: UserAccount,
  by: {
    pool: UserPool;
    clientId: string;
    invoke: (functionName: string, event: unknown) => Promise<unknown>;
    occasion: TokenOccasion;
    scopes: readonly string[];
  },
): Promise<Record<string, string>> {
  const { pool, clientId, invoke, occasion, scopes } = by;
  if (pool.tokenFunction === undefined) return {};
  const { email_verified, ...attributes } = attributesOf(account);
  const event = {
    version: "2",
    triggerSource: `TokenGeneration_${occasion}`,
    region,
    userPoolId: pool.id,
    userName: account.subject,
    callerContext: { awsSdkVersion: "local", clientId },
    request: {
      userAttributes: {
        ...attributes,
        sub: account.subject,
        email_verified: String(email_verified),
        "cognito:user_status": "CONFIRMED",
      },
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      scopes,
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
  const details = answer.parse(await invoke(pool.tokenFunction, event)).response.claimsAndScopeOverrideDetails
    ?.accessTokenGeneration;
  const suppressed = new Set(details?.claimsToSuppress);
  return Object.fromEntries(
    Object.entries(details?.claimsToAddOrOverride ?? {}).filter(([name]) => !suppressed.has(name)),
  );
}
