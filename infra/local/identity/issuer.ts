import { join } from "node:path";
import type { JWTPayload } from "jose";
import { corsConfiguration, corsHeaders, preflight } from "../http/cors.ts";
import { type Listening, listen } from "../listen.ts";
import { openAccounts } from "./accounts.ts";
import { sendCode } from "./code-mail.ts";
import { answerTo, type IssuerParts } from "./endpoints.ts";
import { readAsked, sendAnswer } from "./exchange.ts";
import { openGrants } from "./grants.ts";
import { faultPage } from "./pages/page.ts";
import { openTokenMaker } from "./token-maker.ts";
import type { UserPool } from "./user-pool.ts";

/** The local identity issuer: the endpoints and tokens of Cognito's pages, and tokens for every caller. */
export interface IdentityIssuer extends Listening {
  /** The claims of a token of ours. @throws when it is none, or has expired. */
  verify(token: string): Promise<JWTPayload>;
}

interface IssuerOptions {
  /** Where its keys and accounts stay. */
  folder: string;
  port: number;
  /** The template's user pool: its trigger shapes tokens. */
  pool: UserPool;
  /** Runs a function of the template. */
  invoke: (functionName: string, event: unknown) => Promise<unknown>;
  /** Where the parts are that start later, and which pages use. */
  urls: { api: () => string; mail: () => string };
  now: () => Date;
}

/** Starts the issuer. */
export async function startIdentity(options: IssuerOptions): Promise<IdentityIssuer> {
  const { folder, pool, now, urls } = options;
  let issuer = "";
  const tokens = await openTokenMaker({
    ...options,
    keyFile: join(folder, "key.json"),
    issuer: () => issuer,
  });
  const parts: IssuerParts = {
    issuer: () => issuer,
    pool,
    tokens,
    accounts: openAccounts(join(folder, "accounts.json"), now),
    now,
    grants: openGrants(now, pool.client.refreshMinutes),
    apiUrl: urls.api,
    mailUrl: urls.mail,
    sendCode: (to, code) => sendCode(pool.codeMail, to, code, urls.mail()),
  };
  // The pages of the client ask for tokens from their own origin.
  const origins = pool.client.callbackUrls.map((url) => new URL(url).origin);
  const cors = corsConfiguration.parse({
    AllowOrigins: origins,
    AllowMethods: ["GET", "POST"],
    AllowHeaders: ["authorization", "content-type", "x-amz-target"],
  });
  const listening = await listen(
    async (request, response) => {
      try {
        for (const [name, value] of Object.entries(corsHeaders(cors, request.headers.origin)))
          response.setHeader(name, value);
        if (request.method === "OPTIONS" && preflight(cors, request, response)) return;
        const asked = await readAsked(request);
        sendAnswer(
          response,
          asked === undefined
            ? { status: 403, page: faultPage("Ce formulaire vient d’un autre site.") }
            : await answerTo(asked, parts),
        );
      } catch {
        sendAnswer(response, { status: 500, page: faultPage("Le compte n’a pas pu être traité.") });
      }
    },
    options.port,
    "les comptes et leurs jetons",
  );
  issuer = listening.url;
  return { ...listening, verify: tokens.verify };
}
