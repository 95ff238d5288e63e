import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import { type Listening, listen } from "../listen.ts";
import { accountsPage } from "./accounts-page.ts";
import { type DemoAccount, demoAccounts } from "./demo-accounts.ts";
import { shapeToken } from "./token-trigger.ts";
import type { UserPool } from "./user-pool.ts";

/** The local identity issuer: tokens as Cognito's, for every caller. */
export interface IdentityIssuer extends Listening {
  tokenFor(account: DemoAccount): Promise<string>;
  /** The claims of a token of ours. @throws when it is none, or has expired. */
  verify(token: string): Promise<JWTPayload>;
}

const tokenHours = 8;
const algorithm = "RS256";
const asked = z.object({ account: z.string() });
/** A person who is no demo account: as many candidates, companies or centres as a try needs. */
const invented = z
  .object({
    email: z.email(),
    email_verified: z.enum(["true", "false"]).default("true"),
    given_name: z.string().min(1).optional(),
    family_name: z.string().min(1).default("Exemple"),
    group: z.enum(["oemm", "centre", "company", "jury-member"]).optional(),
    party_id: z.string().optional(),
  })
  .transform(
    ({ email, email_verified, given_name, family_name, group, party_id }): DemoAccount => ({
      login: email,
      subject: `local-${email.toLowerCase()}`,
      givenName: given_name ?? email.replace(/@.*/, ""),
      familyName: family_name,
      email,
      emailVerified: email_verified === "true",
      groups: group === undefined ? [] : [group],
      ...(party_id === undefined ? {} : { partyId: party_id }),
      description: "compte inventé",
    }),
  );

/** Starts the issuer; its keys stay in `keyFile`, so that tokens outlive a restart. */
export async function startIdentity(options: {
  keyFile: string;
  port: number;
  audience: string;
  /** The template's user pool: its trigger shapes tokens. */
  pool: UserPool;
  /** Runs a function of the template. */
  invoke: (functionName: string, event: unknown) => Promise<unknown>;
  now: () => Date;
}): Promise<IdentityIssuer> {
  const { audience, now, pool, invoke } = options;
  const privateJwk = await loadKey(options.keyFile);
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicJwk } = privateJwk;
  const privateKey = await importJWK(privateJwk, algorithm);
  const publicKey = await importJWK(publicJwk, algorithm);
  let issuer = "";

  const tokenFor = async (account: DemoAccount): Promise<string> => {
    const seconds = Math.floor(now().getTime() / 1000);
    const claims = await shapeToken(account, { pool, clientId: audience, invoke });
    return new SignJWT({ ...claims, token_use: "id" })
      .setProtectedHeader({ alg: algorithm, kid: publicJwk.kid ?? "local" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(account.subject)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + tokenHours * 3600)
      .sign(privateKey);
  };

  const answerToken = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const isJson = request.headers["content-type"]?.includes("json") === true;
    const given = isJson ? parseJson(body) : Object.fromEntries(new URLSearchParams(body));
    const login = asked.safeParse(given).data?.account;
    const account = demoAccounts.find((demo) => demo.login === login) ?? invented.safeParse(given).data;
    if (account === undefined) {
      send(response, 400, "application/problem+json", {
        type: "urn:problem:cqp:unknown-account",
        title: "Compte inconnu",
        status: 400,
        detail:
          `Comptes de démonstration : ${demoAccounts.map((demo) => demo.login).join(", ")} ; ` +
          "ou quelqu’un d’autre, par son email, et au besoin given_name, family_name, email_verified, group et party_id.",
      });
      return;
    }
    const token = await tokenFor(account).catch(() => undefined);
    if (token === undefined) {
      send(response, 500, "application/problem+json", {
        type: "urn:problem:cqp:token-not-made",
        title: "Jeton non fabriqué",
        status: 500,
        detail: "La fonction qui complète les jetons a échoué : son journal dit pourquoi.",
      });
      return;
    }
    send(response, 200, "application/json", {
      id_token: token,
      access_token: token,
      token_type: "Bearer",
      expires_in: tokenHours * 3600,
    });
  };

  const listening = await listen(
    async (request, response) => {
      const path = new URL(request.url ?? "/", "http://local").pathname;
      if (path === "/.well-known/jwks.json") send(response, 200, "application/json", { keys: [publicJwk] });
      else if (path === "/.well-known/openid-configuration")
        send(response, 200, "application/json", {
          issuer,
          jwks_uri: `${issuer}/.well-known/jwks.json`,
          token_endpoint: `${issuer}/token`,
          id_token_signing_alg_values_supported: [algorithm],
        });
      else if (path === "/token" && request.method === "POST") await answerToken(request, response);
      else if (path === "/")
        response
          .writeHead(200, { "content-type": "text/html; charset=utf-8" })
          .end(accountsPage(issuer, demoAccounts));
      else send(response, 404, "application/json", { error: "not_found" });
    },
    options.port,
    "les comptes et leurs jetons",
  );
  issuer = listening.url;
  return {
    ...listening,
    tokenFor,
    async verify(token) {
      const { payload } = await jwtVerify(token, publicKey, {
        issuer,
        audience,
        currentDate: now(),
        requiredClaims: ["sub", "exp"],
      });
      return payload;
    },
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, type: string, body: object): void {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(JSON.stringify(body));
}

async function loadKey(file: string): Promise<JWK> {
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept);
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), kid: "local", alg: algorithm, use: "sig" };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(key));
  return key;
}
