import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import { tokenMinutes } from "../../../shared/domain/people/token-claims.ts";
import { readKept } from "../data/kept-file.ts";
import { FunctionFailed } from "../functions/host.ts";
import { accessClaims, attributesOf, type TokenOccasion } from "./token-trigger.ts";
import type { UserAccount } from "./user-account.ts";
import type { UserPool } from "./user-pool.ts";

/** The algorithm of signatures, which is Cognito's. */
export const algorithm = "RS256";
/** The scope of tokens that were asked for without pages, as Cognito gives it. */
export const adminScope = "aws.cognito.signin.user.admin";

/** Times in all that a trigger is called which does not answer in its time, as Cognito does. */
const triggerCalls = 3;

/** What tokens are made for. */
interface Wanted {
  occasion: TokenOccasion;
  scopes: readonly string[];
  /** Given back in the identity token. */
  nonce?: string | undefined;
}

/** Tokens, as a token endpoint answers them. */
export interface Tokens {
  access_token: string;
  id_token: string;
  token_type: "Bearer";
  expires_in: number;
}

/** Makes tokens and reads them again. */
export interface TokenMaker {
  publicJwk: JWK;
  make(account: UserAccount, wanted: Wanted): Promise<Tokens>;
  /** The claims of a token of ours. @throws when it is none, or has expired. */
  verify(token: string): Promise<JWTPayload>;
  /** The users who have signed in, by their subjects. */
  users: ReadonlyMap<string, UserAccount>;
}

/** Opens the maker of tokens; its key stays in `keyFile`, so that tokens outlive a restart. */
export async function openTokenMaker(options: {
  keyFile: string;
  issuer: () => string;
  pool: UserPool;
  /** Runs a function of the template. */
  invoke: (functionName: string, event: unknown) => Promise<unknown>;
  now: () => Date;
}): Promise<TokenMaker> {
  const { issuer, pool, now } = options;
  const invoke = async (name: string, event: unknown, call = 1): Promise<unknown> => {
    try {
      return await options.invoke(name, event);
    } catch (error) {
      if (!(error instanceof FunctionFailed && error.late) || call === triggerCalls) throw error;
      return invoke(name, event, call + 1);
    }
  };
  const clientId = pool.client.id;
  const privateJwk = await loadKey(options.keyFile);
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicJwk } = privateJwk;
  const privateKey = await importJWK(privateJwk, algorithm);
  const publicKey = await importJWK(publicJwk, algorithm);
  const users = new Map<string, UserAccount>();
  const signed = (account: UserAccount, claims: JWTPayload): Promise<string> => {
    const seconds = Math.floor(now().getTime() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: publicJwk.kid ?? "local" })
      .setIssuer(issuer())
      .setSubject(account.subject)
      .setJti(randomUUID())
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + tokenMinutes * 60)
      .sign(privateKey);
  };
  return {
    publicJwk,
    users,
    async make(account, { occasion, scopes, nonce }) {
      users.set(account.subject, account);
      const added = await accessClaims(account, { pool, clientId, invoke, occasion, scopes });
      const ofPool = { token_use: "access", client_id: clientId, username: account.subject };
      const ofIdentity = { ...attributesOf(account), aud: clientId, token_use: "id" };
      return {
        id_token: await signed(account, { ...ofIdentity, ...(nonce === undefined ? {} : { nonce }) }),
        access_token: await signed(account, { ...added, ...ofPool, scope: scopes.join(" ") }),
        token_type: "Bearer",
        expires_in: tokenMinutes * 60,
      };
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, publicKey, {
        issuer: issuer(),
        currentDate: now(),
        requiredClaims: ["sub", "exp"],
      });
      // As API Gateway: the client is looked at where there is no audience.
      if ((payload.aud ?? payload["client_id"]) !== clientId)
        throw new Error("the token is another client's");
      return payload;
    },
  };
}

async function loadKey(file: string): Promise<JWK> {
  const kept = readKept(file, z.looseObject({ kty: z.string() }));
  if (kept !== undefined) return kept;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), kid: "local", alg: algorithm, use: "sig" };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.next`, JSON.stringify(key));
  await rename(`${file}.next`, file);
  return key;
}
