import { forgetDevice } from "./device.ts";
import { forgetDeviceIsSignedIn, forgetTokens, holdTokens, type Tokens } from "./tokens.ts";
import { cameBack, protocol, whereToSignIn } from "./where-to-sign-in.ts";

/** What a tab keeps while it is at the provider's pages: nothing that opens anything. */
interface Way {
  state: string;
  verifier: string;
  /** Path to come back to. */
  to: string;
  /** Whether the provider was asked to show no page. */
  silently: boolean;
}
const kept = "way-to-sign-in";

/** A page of the provider's to lead to; `none`: straight back, for those whom it knows by its cookie. */
export type ProviderPage = "login" | "signup" | "none";

/** Leads to the provider's pages, and back to a path of ours. */
export async function goToSignIn(to: string, page: ProviderPage = "login"): Promise<void> {
  const [{ server, client }, oauth] = await Promise.all([whereToSignIn(), protocol()]);
  const silently = page === "none";
  const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
  const way: Way = { state, verifier, to, silently };
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
    code_challenge: await oauth.calculatePKCECodeChallenge(way.verifier),
    code_challenge_method: "S256",
    lang: "fr",
    ...(silently ? { prompt: "none" } : {}),
  }).toString();
  // A tab that was led silently has no page of its own to go back to.
  if (silently) location.replace(url);
  else location.assign(url);
}

/**
 * Takes what the provider came back with, and holds the tokens; gives the path to go on with, and whether the person is signed
 * in: where no page was to be shown, the provider may not know them any more.
 * @throws where the answer is none to a request of this tab, or the provider refuses
 */
export async function comeBack(): Promise<{ to: string; isSignedIn: boolean }> {
  const way = JSON.parse(sessionStorage.getItem(kept) ?? "null") as Way | null;
  sessionStorage.removeItem(kept);
  if (way === null) throw new Error("this tab asked for no code");
  const [{ server, client, insecure }, oauth] = await Promise.all([whereToSignIn(), protocol()]);
  // Whatever it refuses of what no page was shown for, its pages can ask for.
  if (way.silently && new URLSearchParams(location.search).has("error")) {
    forgetDeviceIsSignedIn();
    return { to: way.to, isSignedIn: false };
  }
  const parameters = oauth.validateAuthResponse(server, client, new URL(location.href), way.state);
  const redirect = new URL(cameBack.signedIn, location.origin).href;
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirect,
    way.verifier,
    {
      [oauth.allowInsecureRequests]: insecure,
    },
  );
  holdTokens((await oauth.processAuthorizationCodeResponse(server, client, answer)) as Tokens);
  return { to: way.to, isSignedIn: true };
}

/** Ends the session, here and at the provider; nothing of it stays on the device. */
export async function signOut(): Promise<void> {
  const { signOutUrl } = await whereToSignIn();
  forgetTokens();
  forgetDevice();
  location.assign(signOutUrl);
}
