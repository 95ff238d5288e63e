import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { localName } from "../template/resolve.ts";
import { tokenTrigger } from "../template/supported.ts";

const poolProperties = z.object({
  LambdaConfig: z
    .object({
      [tokenTrigger]: z.object({ LambdaArn: z.string(), LambdaVersion: z.literal("V2_0") }).optional(),
    })
    .default({}),
  EmailConfiguration: z.object({ From: z.string() }),
  VerificationMessageTemplate: z.object({ EmailSubject: z.string(), EmailMessage: z.string() }),
});

const clientProperties = z.object({
  CallbackURLs: z.array(z.string()),
  LogoutURLs: z.array(z.string()),
  AllowedOAuthScopes: z.array(z.string()),
  RefreshTokenValidity: z.number(),
  TokenValidityUnits: z.object({ RefreshToken: z.literal("minutes") }),
});

/** The template's user pool, as far as signing in and tokens depend on it. */
export interface UserPool {
  id: string;
  /** The function that shapes tokens, where the pool has one. */
  tokenFunction: string | undefined;
  /** The mail that takes a code, `{####}` in its body, to an address. */
  codeMail: { from: string; subject: string; body: string };
  client: PoolClient;
}

/** The application that signs people in, as the pool knows it. */
export interface PoolClient {
  id: string;
  /** Where signing in may come back to. */
  callbackUrls: readonly string[];
  /** Where signing out may come back to. */
  logoutUrls: readonly string[];
  scopes: readonly string[];
  refreshMinutes: number;
}

/** The user pool of a template, and its client. @throws when it has none */
export function userPool(assembly: Assembly, resolve: (value: unknown) => unknown): UserPool {
  const [pool] = resourcesOf(assembly, "AWS::Cognito::UserPool");
  const [client] = resourcesOf(assembly, "AWS::Cognito::UserPoolClient");
  if (pool === undefined || client === undefined) throw new Error("the template has no user pool and client");
  const { LambdaConfig, EmailConfiguration, VerificationMessageTemplate } = poolProperties.parse(
    resolve(pool[1].Properties),
  );
  const asked = clientProperties.parse(resolve(client[1].Properties));
  return {
    id: localName(pool[0]),
    tokenFunction: LambdaConfig[tokenTrigger]?.LambdaArn.split(":").at(-1),
    codeMail: {
      from: EmailConfiguration.From,
      subject: VerificationMessageTemplate.EmailSubject,
      body: VerificationMessageTemplate.EmailMessage,
    },
    client: {
      id: localName(client[0]),
      callbackUrls: asked.CallbackURLs,
      logoutUrls: asked.LogoutURLs,
      scopes: asked.AllowedOAuthScopes,
      refreshMinutes: asked.RefreshTokenValidity,
    },
  };
}
