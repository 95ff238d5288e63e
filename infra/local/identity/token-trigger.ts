import * as z from "zod";
import { region } from "../template/resolve.ts";
import type { DemoAccount } from "./demo-accounts.ts";
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
export function attributesOf(account: DemoAccount) {
  const { email, givenName, familyName, emailVerified = true } = account;
  return { email, email_verified: emailVerified, given_name: givenName, family_name: familyName };
}

/** The claims that the pool's function adds to an account's access token. */
export async function accessClaims(
  account: DemoAccount,
  by: {
    pool: UserPool;
    clientId: string;
    invoke: (functionName: string, event: unknown) => Promise<unknown>;
  },
): Promise<Record<string, string>> {
  const { pool, clientId, invoke } = by;
  if (pool.tokenFunction === undefined) return {};
  const { email_verified, ...attributes } = attributesOf(account);
  const event = {
    version: "2",
    triggerSource: "TokenGeneration_Authentication",
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
      scopes: ["aws.cognito.signin.user.admin"],
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
