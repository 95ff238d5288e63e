import * as z from "zod";
import { serviceCalls } from "../../shared/runtime/service-calls.ts";

const environment = z.object({ USER_POOL_ID: z.string() });

/** Deletes a user of the pool, by the subject of their tokens: their refresh tokens and codes are worth nothing any more. */
export async function deleteUser(subject: string): Promise<void> {
  // Loaded where it is needed: the rest of the worker's messages delete no user.
  const { AdminDeleteUserCommand, CognitoIdentityProviderClient, UserNotFoundException } = await import(
    "@aws-sdk/client-cognito-identity-provider"
  );
  const named = { UserPoolId: environment.parse(process.env).USER_POOL_ID, Username: subject };
  try {
    await new CognitoIdentityProviderClient(serviceCalls).send(new AdminDeleteUserCommand(named));
  } catch (error) {
    // The message came twice, or the user left by themselves.
    if (!(error instanceof UserNotFoundException)) throw error;
  }
}
