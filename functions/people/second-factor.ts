import { signInCalls } from "../../shared/runtime/service-calls.ts";

/** The name that Cognito gives to codes of an application, the only second factor of the pool. */
const oneTimeCodes = "SOFTWARE_TOKEN_MFA";

/** Whether a user of a pool has set a second factor, without which Cognito signs them in with a password alone. */
export async function hasSecondFactor(userPoolId: string, userName: string): Promise<boolean> {
  // Loaded where it is needed: most tokens are of people who act for themselves.
  const { AdminGetUserCommand, CognitoIdentityProviderClient } = await import(
    "@aws-sdk/client-cognito-identity-provider"
  );
  const user = await new CognitoIdentityProviderClient(signInCalls).send(
    new AdminGetUserCommand({ UserPoolId: userPoolId, Username: userName }),
  );
  return user.UserMFASettingList?.includes(oneTimeCodes) === true;
}
