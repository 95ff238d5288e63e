import * as z from "zod";
import type { Accounts } from "./accounts.ts";
import type { Grant, Grants } from "./grants.ts";
import type { TokenMaker, Tokens } from "./token-maker.ts";
import type { TokenOccasion } from "./token-trigger.ts";

/** What is asked of the token endpoint: tokens for a code, or new ones for a refresh token. */
export const tokenRequest = z.discriminatedUnion("grant_type", [
  z.object({
    grant_type: z.literal("authorization_code"),
    client_id: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string(),
  }),
  z.object({ grant_type: z.literal("refresh_token"), client_id: z.string(), refresh_token: z.string() }),
]);

/** What the token endpoint answers: tokens, or an error of RFC 6749. */
type TokenAnswer =
  | (Omit<Tokens, "id_token"> & { id_token?: string; refresh_token?: string })
  | { error: string };

/** Answers the token endpoint (RFC 6749). A refresh shapes the tokens anew, and gives no other refresh token: as Cognito. */
export async function answerGrant(
  form: Record<string, string>,
  by: { accounts: Accounts; grants: Grants; tokens: TokenMaker; clientId: string },
): Promise<TokenAnswer> {
  const { data: asked, error } = tokenRequest.safeParse(form);
  if (asked === undefined) {
    const unknown = error.issues.some(({ code }) => code === "invalid_union");
    return { error: unknown ? "unsupported_grant_type" : "invalid_request" };
  }
  if (asked.client_id !== by.clientId) return { error: "invalid_client" };
  const made = async (grant: Grant, occasion: TokenOccasion) => {
    const account = by.accounts.bySubject(grant.subject);
    if (account === undefined) return undefined;
    const { scopes, nonce } = grant;
    const { id_token, ...tokens } = await by.tokens.make(account, { occasion, scopes, nonce });
    return { ...tokens, ...(scopes.includes("openid") ? { id_token } : {}) };
  };
  const invalid = { error: "invalid_grant" };
  if (asked.grant_type === "refresh_token") {
    const grant = by.grants.useRefreshToken(asked.refresh_token);
    return grant === undefined ? invalid : ((await made(grant, "RefreshTokens")) ?? invalid);
  }
  const { code, redirect_uri: redirectUri, code_verifier: verifier } = asked;
  const grant = by.grants.redeemCode(code, { redirectUri, verifier });
  if (grant === undefined) return invalid;
  const tokens = await made(grant, "HostedAuth");
  return tokens === undefined ? invalid : { ...tokens, refresh_token: grant.refreshToken };
}
