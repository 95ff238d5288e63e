import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { signInCalls } from "../../shared/runtime/service-calls.ts";

/** The name that Cognito gives to codes of an application, the only second factor of the pool. */
const oneTimeCodes = "SOFTWARE_TOKEN_MFA";

/** Opened once a process: a client takes longer to make than what it is asked. */
let opened: CognitoIdentityProviderClient | undefined;

/** Whether a user of a pool has set a second factor, without which Cognito signs them in with a password alone. */
export async function hasSecondFactor(userPoolId: string, userName: string): Promise<boolean> {
  // Loaded where it is needed: most tokens are of people who act for themselves.
  const { AdminGetUserCommand, CognitoIdentityProviderClient } = await import(
    "@aws-sdk/client-cognito-identity-provider"
  );
  opened ??= new CognitoIdentityProviderClient(signInCalls);
  const user = await opened.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: userName }));
  return user.UserMFASettingList?.includes(oneTimeCodes) === true;
}
