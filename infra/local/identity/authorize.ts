import * as z from "zod";
import type { PoolClient } from "./user-pool.ts";

const asked = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.string().optional(),
  scope: z.string().optional(),
  state: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
  prompt: z.string().optional(),
});

/** What becomes of a request for a code. */
export type Authorization =
  /** It can't be trusted with an answer: the person is told, and stays. */
  | { refused: string }
  /** It is wrong: the client is told. */
  | { redirect: string }
  | {
      redirectUri: string;
      scopes: readonly string[];
      challenge: string;
      state: string | undefined;
      nonce: string | undefined;
      /** Where to go with who has no session, when no page may be shown to them (`prompt=none`). */
      unlessSignedIn: string | undefined;
    };

/** RFC 6749 and 7636: whether a request may have a code of the pool's client, with a challenge of method S256. */
export function authorize(query: URLSearchParams, client: PoolClient): Authorization {
  const repeated = [...new Set(query.keys())].some((name) => query.getAll(name).length > 1);
  const request = asked.safeParse(Object.fromEntries(query)).data;
  if (request === undefined || repeated)
    return { refused: "La demande est incomplète, ou dit deux fois la même chose." };
  if (request.client_id !== client.id)
    return { refused: "L’application qui demande à se connecter est inconnue." };
  if (!client.callbackUrls.includes(request.redirect_uri))
    return { refused: "L’adresse de retour n’est pas une de celles de l’application." };
  const { redirect_uri: redirectUri, state, nonce, code_challenge: challenge } = request;
  const fault = (error: string) => ({ redirect: withParameters(redirectUri, { error, state }) });
  if (request.response_type !== "code") return fault("unsupported_response_type");
  if (request.code_challenge_method !== "S256" || !/^[\w-]{43}$/.test(challenge ?? ""))
    return fault("invalid_request");
  const scopes = request.scope?.split(" ") ?? client.scopes;
  if (scopes.some((scope) => !client.scopes.includes(scope))) return fault("invalid_scope");
  // As Cognito's managed login takes it: other values have pages that this issuer lacks.
  if (request.prompt !== undefined && request.prompt !== "none") return fault("invalid_request");
  const unlessSignedIn = request.prompt === "none" ? fault("login_required").redirect : undefined;
  return { redirectUri, scopes, challenge: challenge ?? "", state, nonce, unlessSignedIn };
}

/** An address with parameters, but for those that are undefined. */
export function withParameters(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
