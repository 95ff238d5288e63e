import type { Accounts } from "./accounts.ts";
import { authorize, withParameters } from "./authorize.ts";
import { demoAccounts } from "./demo-accounts.ts";
import { discovery } from "./discovery.ts";
import type { Answer, Asked } from "./exchange.ts";
import type { Grants } from "./grants.ts";
import { answerOwnAccount } from "./own-account.ts";
import { faultPage } from "./pages/page.ts";
import { tokensPage } from "./pages/tokens-page.ts";
import { accountNamed } from "./shortcut.ts";
import { answerSignIn } from "./sign-in.ts";
import { answerGrant } from "./token-endpoint.ts";
import { adminScope, type TokenMaker } from "./token-maker.ts";
import { attributesOf } from "./token-trigger.ts";
import type { UserPool } from "./user-pool.ts";
import { answerUsersApi } from "./users-api.ts";

/** What the issuer's answers are made from. */
export interface IssuerParts {
  issuer: () => string;
  pool: UserPool;
  tokens: TokenMaker;
  accounts: Accounts;
  now: () => Date;
  grants: Grants;
  apiUrl: () => string;
  mailUrl: () => string;
  sendCode: (to: string, code: string | undefined) => Promise<void>;
}

/** The error by which the pool's function refuses an account that was moved. */
const refusedByTrigger = "AccountMoved";

/** Answers a request by its path: those of Cognito's pages, its API's, and our own. */
export function answerTo(asked: Asked, parts: IssuerParts): Promise<Answer> | Answer {
  const { tokens, pool } = parts;
  const posted = asked.method === "POST";
  switch (asked.path) {
    case "/.well-known/jwks.json":
      return { json: { keys: [tokens.publicJwk] } };
    case "/.well-known/openid-configuration":
      return { json: discovery(parts.issuer(), pool.client) };
    case "/authorize":
    case "/oauth2/authorize":
      return answerAuthorize(asked, parts);
    case "/login":
    case "/signup":
      return answerSignIn(asked, parts);
    case "/confirm":
      return posted ? answerSignIn(asked, parts) : { location: "/signup" };
    case "/mfa":
      return posted ? answerSignIn(asked, parts) : { location: "/login" };
    case "/token":
    case "/oauth2/token":
      if (posted) return answerToken(asked, parts);
      break;
    case "/oauth2/userInfo":
      return answerUserInfo(asked, parts);
    case "/oauth2/revoke":
      if (asked.form["token"] !== undefined) parts.grants.revoke(asked.form["token"]);
      return { json: {} };
    case "/logout":
      return answerLogout(asked, parts);
    case "/account":
    case "/account/sign-out":
    case "/account/second-factor":
    case "/account/application":
    case "/account/application/code":
    case "/account/invitations":
      return answerOwnAccount(asked, parts);
    case "/": {
      if (!posted) return { page: tokensPage(parts.issuer()) };
      return answerUsersApi(asked, parts);
    }
  }
  return { status: 404, json: { error: "not_found" } };
}

/** Gives a code to who is signed in, and has others sign in first. */
function answerAuthorize({ query, session }: Asked, { pool, grants }: IssuerParts): Answer {
  const asked = authorize(query, pool.client);
  if ("refused" in asked) return { status: 400, page: faultPage(asked.refused) };
  if ("redirect" in asked) return { location: asked.redirect };
  const subject = grants.subjectOf(session);
  if (subject === undefined || session === undefined)
    return { location: asked.unlessSignedIn ?? `/login?${query}` };
  const { redirectUri, scopes, challenge, nonce, state } = asked;
  const code = grants.issueCode({ subject, session, redirectUri, scopes, challenge, nonce });
  return { location: withParameters(redirectUri, { code, state }) };
}

/** Tokens for a grant, or for an account that is named. */
async function answerToken({ form }: Asked, parts: IssuerParts): Promise<Answer> {
  const { accounts, grants, tokens, pool } = parts;
  const problem = (status: number, type: string, title: string, detail: string): Answer => {
    const json = { type: `urn:problem:cqp:${type}`, title, status, detail };
    return { status, json, type: "application/problem+json" };
  };
  try {
    if (form["grant_type"] !== undefined) {
      const json = await answerGrant(form, { accounts, grants, tokens, clientId: pool.client.id });
      return { status: "error" in json ? 400 : 200, json };
    }
    const account = accountNamed(form, accounts);
    if (account !== undefined)
      return { json: await tokens.make(account, { occasion: "Authentication", scopes: [adminScope] }) };
  } catch (error) {
    // As Cognito answers for a trigger that refuses.
    if (String(error).includes(refusedByTrigger)) return { status: 400, json: { error: "invalid_grant" } };
    const detail = "La fonction qui complète les jetons a échoué\u00a0: son journal dit pourquoi.";
    return problem(500, "token-not-made", "Jeton non fabriqué", detail);
  }
  const logins = demoAccounts.map(({ login }) => login).join(", ");
  const detail =
    `Comptes de démonstration\u00a0: ${logins}\u00a0; ` +
    "ou quelqu’un d’autre, par son email, et au besoin given_name, family_name, email_verified et second_factor.";
  return problem(400, "unknown-account", "Compte inconnu", detail);
}

/** The attributes of the account whose access token it is, with the scope `openid`. */
async function answerUserInfo({ authorization }: Asked, { tokens, accounts }: IssuerParts): Promise<Answer> {
  const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const claims = await tokens.verify(token).catch(() => undefined);
  const account = accounts.bySubject(claims?.sub ?? "");
  const allowed = claims?.["token_use"] === "access" && String(claims["scope"]).split(" ").includes("openid");
  if (account === undefined || !allowed) return { status: 401, json: { error: "invalid_token" } };
  return { json: { sub: account.subject, ...attributesOf(account) } };
}

/** Ends the session of the browser and its refresh tokens, and goes back where the client may come back to. */
function answerLogout({ query, session }: Asked, { pool, grants }: IssuerParts): Answer {
  const to = query.get("logout_uri") ?? "";
  if (query.get("client_id") !== pool.client.id || !pool.client.logoutUrls.includes(to))
    return { status: 400, page: faultPage("L’adresse de retour n’est pas une de celles de l’application.") };
  if (session !== undefined) grants.endSession(session);
  return { location: to };
}
