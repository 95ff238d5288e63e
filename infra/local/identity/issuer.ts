import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import { tokenMinutes } from "../../../shared/domain/people/token-claims.ts";
import { type Listening, listen } from "../listen.ts";
import { accountsPage } from "./accounts-page.ts";
import { type DemoAccount, demoAccounts } from "./demo-accounts.ts";
import { accessClaims, attributesOf } from "./token-trigger.ts";
import type { UserPool } from "./user-pool.ts";
import { answerUsersApi } from "./users-api.ts";

/** The local identity issuer: tokens as Cognito's, for every caller. */
export interface IdentityIssuer extends Listening {
  /** The claims of a token of ours. @throws when it is none, or has expired. */
  verify(token: string): Promise<JWTPayload>;
}

const algorithm = "RS256";
const asked = z.object({ account: z.string(), second_factor: z.enum(["true", "false"]).optional() });
/** A person who is no demo account: as many candidates, companies or centres as a try needs. */
const invented = z
  .object({
    email: z.email(),
    email_verified: z.enum(["true", "false"]).default("true"),
    given_name: z.string().min(1).optional(),
    family_name: z.string().min(1).default("Exemple"),
    second_factor: z.enum(["true", "false"]).default("false"),
  })
  .transform(
    ({ email, email_verified, given_name, family_name, second_factor }): DemoAccount => ({
      login: email,
      subject: `local-${email.toLowerCase()}`,
      givenName: given_name ?? email.replace(/@.*/, ""),
      familyName: family_name,
      email,
      emailVerified: email_verified === "true",
      secondFactor: second_factor === "true",
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

  /** The users who have signed in, and whether each has a second factor. */
  const secondFactorOf = new Map<string, boolean>();
  const signed = (account: DemoAccount, claims: JWTPayload): Promise<string> => {
    const seconds = Math.floor(now().getTime() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: publicJwk.kid ?? "local" })
      .setIssuer(issuer)
      .setSubject(account.subject)
      .setJti(randomUUID())
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + tokenMinutes * 60)
      .sign(privateKey);
  };
  const tokensFor = async (account: DemoAccount) => {
    secondFactorOf.set(account.subject, account.secondFactor === true);
    const added = await accessClaims(account, { pool, clientId: audience, invoke });
    const ofPool = { token_use: "access", client_id: audience, username: account.subject };
    return {
      id_token: await signed(account, { ...attributesOf(account), aud: audience, token_use: "id" }),
      access_token: await signed(account, { ...added, ...ofPool, scope: "aws.cognito.signin.user.admin" }),
      token_type: "Bearer",
      expires_in: tokenMinutes * 60,
    };
  };

  const answerToken = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const isJson = request.headers["content-type"]?.includes("json") === true;
    const given = isJson ? parseJson(body) : Object.fromEntries(new URLSearchParams(body));
    const account = demoAccount(asked.safeParse(given).data) ?? invented.safeParse(given).data;
    if (account === undefined) {
      send(response, 400, "application/problem+json", {
        type: "urn:problem:cqp:unknown-account",
        title: "Compte inconnu",
        status: 400,
        detail:
          `Comptes de démonstration : ${demoAccounts.map((demo) => demo.login).join(", ")} ; ` +
          "ou quelqu’un d’autre, par son email, et au besoin given_name, family_name, email_verified et second_factor.",
      });
      return;
    }
    const tokens = await tokensFor(account).catch(() => undefined);
    if (tokens === undefined) {
      send(response, 500, "application/problem+json", {
        type: "urn:problem:cqp:token-not-made",
        title: "Jeton non fabriqué",
        status: 500,
        detail: "La fonction qui complète les jetons a échoué : son journal dit pourquoi.",
      });
      return;
    }
    send(response, 200, "application/json", tokens);
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
      else if (path === "/" && request.method === "POST") {
        const operation = request.headers["x-amz-target"]?.toString();
        const answer = answerUsersApi(operation, await text(request), secondFactorOf);
        send(response, answer.status, "application/x-amz-json-1.1", answer.body);
      } else if (path === "/")
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
    async verify(token) {
      const { payload } = await jwtVerify(token, publicKey, {
        issuer,
        currentDate: now(),
        requiredClaims: ["sub", "exp"],
      });
      // As API Gateway: the client is looked at where there is no audience.
      if ((payload.aud ?? payload["client_id"]) !== audience)
        throw new Error("the token is another client's");
      return payload;
    },
  };
}

/** The demo account that is asked for, with a second factor or without where that is told. */
function demoAccount(wanted: z.infer<typeof asked> | undefined): DemoAccount | undefined {
  const account = demoAccounts.find(({ login }) => login === wanted?.account);
  const told = wanted?.second_factor;
  return account && told !== undefined ? { ...account, secondFactor: told === "true" } : account;
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
