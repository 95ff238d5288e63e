import { accessToken } from "./tokens.ts";
import { whereToSignIn } from "./where-to-sign-in.ts";

/** What the pool refuses, by the name that it gives. */
export class PoolFault extends Error {
  readonly type: string;

  constructor(type: string) {
    super(type);
    this.name = "PoolFault";
    this.type = type;
  }
}

type Operation = "AssociateSoftwareToken" | "VerifySoftwareToken" | "SetUserMFAPreference";

/**
 * Asks the pool's own API for something about the account that is signed in: its pages let a person set a second factor
 * nowhere else. Three calls: the SDK would weigh more than the page.
 * @throws PoolFault
 */
export async function askPool(operation: Operation, said: object): Promise<Record<string, unknown>> {
  const { server } = await whereToSignIn();
  const answer = await fetch(new URL("/", server.issuer), {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ AccessToken: await accessToken(), ...said }),
  });
  const body = await answer.json();
  if (!answer.ok) throw new PoolFault(String(body["__type"]).replace(/^.*#/, ""));
  return body;
}
