import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type ApiAnswer, type ApiClient, clientOver, demoToken } from "../../../demo/client.ts";
import type { Connect } from "../../../demo/through-package.ts";
import { servedPath } from "../../../shared/http/served-path.ts";

/** What clients met while things went wrong. */
export interface Met {
  requests: number;
  /** Answers of 5xx and lost connections, which a repetition was then answered for. */
  healed: number;
  /** Requests that no repetition healed. */
  unhealed: string[];
  /** Answers of 5xx that tell no caller what to do: what is not there for the moment is a 503 with `Retry-After`. */
  bare: string[];
}

/** Times that a client repeats a request, with the same key or the same version, before it gives up. */
const mostTries = 25;
/** Milliseconds that it waits more with each. */
const waitMore = 20;

/** Does something again while it fails for what a client repeats. */
async function persist<Got>(
  met: Met,
  request: string,
  send: () => Promise<Got>,
  mayPass: (got: Got) => boolean,
  back: (() => Promise<void>) | undefined,
): Promise<{ got: Got; repeated: boolean }> {
  met.requests += 1;
  let failed = 0;
  for (let tries = 1; ; tries++) {
    const answer = await send().then(
      (got) => ({ got }),
      (error: unknown) => {
        if (tries === mostTries) throw error;
        return undefined;
      },
    );
    if (answer !== undefined && !mayPass(answer.got)) {
      met.healed += failed;
      return { ...answer, repeated: failed > 0 };
    }
    failed += 1;
    if (tries === mostTries) {
      met.unhealed.push(request);
      throw new Error(`${request} was not healed by ${tries} tries`);
    }
    await wait(waitMore * tries);
    await back?.();
  }
}

const passes = ({ status, body }: ApiAnswer) =>
  status >= 500 || status === 429 || (status === 409 && body.type === "urn:problem:cqp:concurrent-change");

/** A 503 of ours says when to ask again; the gateway's own, of a function that ended, bears no header of ours. */
const saysWhen = ({ status, headers }: Response) =>
  status === 503 && (headers.has("retry-after") || headers.get("content-type")?.includes("problem") !== true);

/**
 * Connects people who repeat what fails, as the API's rules let them: each POST has a key, and what replaces the version that
 * it was decided on. An edit whose repetition is refused by its version was done before. `back` is waited for before each repetition.
 */
export function persistently(met: Met, back?: () => Promise<void>): Connect {
  return (url, given, actingAs): ApiClient => {
    let token: Promise<string | undefined> | undefined;
    return clientOver(async (method, path, body, headers = {}) => {
      const request = `${method} ${path}`;
      const signIn = async () => (typeof given === "function" ? await given() : given);
      const key: Record<string, string> = method === "POST" ? { "idempotency-key": randomUUID() } : {};
      const send = async (renewed = false): Promise<ApiAnswer> => {
        token ??= persist(met, "a token", signIn, () => false, back).then(({ got }) => got);
        const bearer = await token;
        const answer = await fetch(`${url}${servedPath(path)}`, {
          method,
          headers: {
            ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
            ...(actingAs === undefined ? {} : { "acting-as": actingAs }),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...key,
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        });
        const text = await answer.text();
        // Hours passed for who waited for a late message.
        if (answer.status === 401 && bearer !== undefined && !renewed) {
          token = undefined;
          return send(true);
        }
        if (answer.status >= 500 && !saysWhen(answer)) met.bare.push(`${request} → ${answer.status} ${text}`);
        const isJson = answer.headers.get("content-type")?.includes("json") === true;
        return {
          status: answer.status,
          headers: answer.headers,
          body: isJson && text !== "" ? JSON.parse(text) : text,
        };
      };
      const { got, repeated } = await persist(met, request, () => send(), passes, back);
      const wasDone = repeated && method !== "POST" && [409, 412].includes(got.status);
      return wasDone ? { ...got, status: 200, body: undefined } : got;
    });
  };
}

/** A token of a person, by the address that they prove, for clients that persist. */
export function tokenOf(identityUrl: string, email: string): () => Promise<string> {
  return () => demoToken(identityUrl, { email, given_name: "Amina", family_name: "Exemple" });
}
