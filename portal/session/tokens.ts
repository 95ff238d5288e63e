import type { TokenEndpointResponse } from "oauth4webapi";
import { protocol, whereToSignIn } from "./where-to-sign-in.ts";

/** What the provider gives. */
export type Tokens = TokenEndpointResponse;

// In memory alone: nothing that a page of another, or a next user of the telephone, could read.
let held: Tokens | undefined;
let renewing: Promise<string> | undefined;

/** The name under which a tab knows that it was signed in: a reload goes through the provider's pages once. */
const wasSignedIn = "signed-in";

/** The name under which a device knows that a person signed in on it and has not signed out: a new tab asks the provider. */
const deviceIsSignedIn = "signed-in-on-device";

/** Thrown where the provider renews no more: the person has to sign in again. */
export class SessionExpired extends Error {
  constructor() {
    super("the session has expired");
    this.name = "SessionExpired";
  }
}

/** Holds tokens for this page. */
export function holdTokens(tokens: Tokens): void {
  held = tokens;
  sessionStorage.setItem(wasSignedIn, "");
  localStorage.setItem(deviceIsSignedIn, "");
}

/** Whether this tab was signed in before its page was loaded anew. */
export function isReloaded(): boolean {
  return held === undefined && sessionStorage.getItem(wasSignedIn) !== null;
}

/** Whether the provider may know the person who opens a new tab here, so that they need press nothing. */
export function isSignedInElsewhere(): boolean {
  return localStorage.getItem(deviceIsSignedIn) !== null;
}

/** Forgets that a person signed in on this device: the provider knows them no more. */
export function forgetDeviceIsSignedIn(): void {
  localStorage.removeItem(deviceIsSignedIn);
}

/**
 * The token of access, renewed where it is the one that the API refused; one request renews it for all who wait.
 * @throws SessionExpired
 */
export function accessToken(refused?: string): Promise<string> {
  if (held === undefined) return Promise.reject(new SessionExpired());
  if (held.access_token !== refused) return Promise.resolve(held.access_token);
  renewing ??= renew(held).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function renew(tokens: Tokens): Promise<string> {
  const [{ server, client, insecure }, oauth] = await Promise.all([whereToSignIn(), protocol()]);
  if (tokens.refresh_token === undefined) throw new SessionExpired();
  const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh_token, {
    [oauth.allowInsecureRequests]: insecure,
  });
  if (answer.status === 400 || answer.status === 401) throw new SessionExpired();
  const renewed = await oauth.processRefreshTokenResponse(server, client, answer);
  // The provider gives no new refresh token with it.
  holdTokens({ ...tokens, ...renewed });
  return renewed.access_token;
}

/** Forgets the tokens, in this tab. */
export function forgetTokens(): void {
  held = undefined;
  sessionStorage.removeItem(wasSignedIn);
}
