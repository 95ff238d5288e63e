import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from "oauth4webapi";
import { forgetDevice } from "./device.ts";
import { forgetTokens, holdTokens, type Tokens } from "./tokens.ts";
import { cameBack, whereToSignIn } from "./where-to-sign-in.ts";

/** What a tab keeps while it is at the provider's pages: nothing that opens anything. */
interface Way {
  state: string;
  verifier: string;
  /** Path to come back to. */
  to: string;
}
const kept = "way-to-sign-in";

/** Leads to the provider's pages, and back to a path of ours; `create` opens those for a new account. */
export async function goToSignIn(to: string, page: "login" | "signup" = "login"): Promise<void> {
  const { server, client } = await whereToSignIn();
  const way: Way = { state: generateRandomState(), verifier: generateRandomCodeVerifier(), to };
  sessionStorage.setItem(kept, JSON.stringify(way));
  const url = new URL(
    page === "signup"
      ? server.authorization_endpoint.replace("/oauth2/authorize", "/signup")
      : server.authorization_endpoint,
  );
  url.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: new URL(cameBack.signedIn, location.origin).href,
    response_type: "code",
    scope: "openid email profile aws.cognito.signin.user.admin",
    state: way.state,
    code_challenge: await calculatePKCECodeChallenge(way.verifier),
    code_challenge_method: "S256",
    lang: "fr",
  }).toString();
  location.assign(url);
}

/**
 * Takes what the provider came back with, and holds the tokens; gives the path to go on with.
 * @throws where the answer is none to a request of this tab, or the provider refuses
 */
export async function comeBack(): Promise<string> {
  const way = JSON.parse(sessionStorage.getItem(kept) ?? "null") as Way | null;
  sessionStorage.removeItem(kept);
  if (way === null) throw new Error("this tab asked for no code");
  const { server, client, insecure } = await whereToSignIn();
  const parameters = validateAuthResponse(server, client, new URL(location.href), way.state);
  const redirect = new URL(cameBack.signedIn, location.origin).href;
  const answer = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    parameters,
    redirect,
    way.verifier,
    {
      [allowInsecureRequests]: insecure,
    },
  );
  holdTokens((await processAuthorizationCodeResponse(server, client, answer)) as Tokens);
  return way.to;
}

/** Ends the session, here and at the provider; nothing of it stays on the device. */
export async function signOut(): Promise<void> {
  const { signOutUrl } = await whereToSignIn();
  forgetTokens();
  forgetDevice();
  location.assign(signOutUrl);
}
