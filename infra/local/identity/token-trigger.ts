import * as z from "zod";
import { region } from "../template/resolve.ts";
import type { DemoAccount } from "./demo-accounts.ts";
import type { UserPool } from "./user-pool.ts";

/** What a function may change of a token (event V1_0): claims are strings, and groups have a place of their own. */
const answer = z.object({
  response: z.object({
    claimsOverrideDetails: z
      .object({
        claimsToAddOrOverride: z.record(z.string(), z.string()).optional(),
        claimsToSuppress: z.array(z.string()).optional(),
        groupOverrideDetails: z.object({ groupsToOverride: z.array(z.string()).optional() }).optional(),
      })
      .nullish(),
  }),
});

type Claims = Record<string, string | boolean | readonly string[]>;

/** The claims of an account's token, once the pool's function has shaped them, as Cognito does. */
export async function shapeToken(
  account: DemoAccount,
  by: {
    pool: UserPool;
    clientId: string;
    invoke: (functionName: string, event: unknown) => Promise<unknown>;
  },
): Promise<Claims> {
  const { email, givenName, familyName, partyId, groups, emailVerified = true } = account;
  const attributes = {
    email,
    given_name: givenName,
    family_name: familyName,
    ...(partyId === undefined ? {} : { "custom:party_id": partyId }),
  };
  const plain = { ...attributes, email_verified: emailVerified };
  const { pool, clientId, invoke } = by;
  if (pool.tokenFunction === undefined) return withGroups(plain, groups);
  const event = {
    version: "1",
    triggerSource: "TokenGeneration_Authentication",
    region,
    userPoolId: pool.id,
    userName: account.subject,
    callerContext: { awsSdkVersion: "local", clientId },
    request: {
      userAttributes: {
        ...attributes,
        sub: account.subject,
        email_verified: String(emailVerified),
        "cognito:user_status": "CONFIRMED",
      },
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
    },
    response: { claimsOverrideDetails: null },
  };
  const { claimsOverrideDetails } = answer.parse(await invoke(pool.tokenFunction, event)).response;
  if (claimsOverrideDetails === null || claimsOverrideDetails === undefined) return withGroups(plain, groups);
  const { claimsToAddOrOverride, claimsToSuppress, groupOverrideDetails } = claimsOverrideDetails;
  const suppressed = new Set(claimsToSuppress);
  const shaped = Object.entries({ ...plain, ...claimsToAddOrOverride });
  return withGroups(
    Object.fromEntries(shaped.filter(([name]) => !suppressed.has(name))),
    groupOverrideDetails?.groupsToOverride ?? groups,
  );
}

function withGroups(claims: Claims, groups: readonly string[]): Claims {
  return groups.length === 0 ? claims : { ...claims, "cognito:groups": groups };
}
