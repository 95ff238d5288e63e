import { servedPath } from "../shared/http/served-path.ts";
import { fetchAgain } from "./connection.ts";
import { presentVersion } from "./present-version.ts";

/** A refusal or failure of the API, with its whole answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Record<string, unknown>;

  constructor(status: number, problem: Record<string, unknown>, request: string) {
    super(`${request} → ${status} ${JSON.stringify(problem)}`);
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }
}

/** An answer of the API. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  // Answers are looked at by scripts and tests, which know what they asked for.
  // biome-ignore lint/suspicious/noExplicitAny: as above
  body: any;
}

/**
 * A person's way to the API: every request carries their token, and goes to the version of the API that is served. An edit
 * that names no version of its subject is one of what there is now, as of a page that was read a moment ago.
 */
export interface ApiClient {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  /** As `send`, giving the body alone; throws ApiError for anything but a success. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer["body"]>;
}

/**
 * A client of the API at `url`, with a token, in a capacity where one is named, or as a visitor. A token that is given as
 * a function is asked for with the first request, once.
 */
export function apiClient(
  url: string,
  given?: string | (() => Promise<string>),
  actingAs?: string,
): ApiClient {
  let token = typeof given === "function" ? undefined : Promise.resolve(given);
  const sendAsItIs = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> => {
    token ??= typeof given === "function" ? given() : undefined;
    const bearer = await token;
    const response = await fetchAgain(`${url}${servedPath(path)}`, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(actingAs === undefined ? {} : { "acting-as": actingAs }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json") === true;
    return {
      status: response.status,
      headers: response.headers,
      body: json && text !== "" ? JSON.parse(text) : text,
    };
  };
  return clientOver(sendAsItIs);
}

/** Times that an edit of what there is now is sent, where that changes meanwhile. */
const versionTries = 3;

/** A client over what sends requests as they are: edits name the version that is there. */
export function clientOver(sendAsItIs: ApiClient["send"]): ApiClient {
  const read = (path: string) => sendAsItIs("GET", path);
  const send: ApiClient["send"] = async (method, path, body, headers = {}) => {
    if ("if-match" in headers || "if-none-match" in headers) return sendAsItIs(method, path, body, headers);
    for (let tries = 1; ; tries += 1) {
      const version = await presentVersion(method, path, read);
      const answer = await sendAsItIs(method, path, body, { ...version, ...headers });
      // What it reads may change before it writes, as by what follows from the act before; and it said no version.
      if (answer.status !== 412 || tries === versionTries) return answer;
    }
  };
  return {
    send,
    async call(method, path, body, headers) {
      const answer = await send(method, path, body, headers);
      if (answer.status >= 400) throw new ApiError(answer.status, answer.body, `${method} ${path}`);
      return answer.body;
    },
  };
}

/** Times that a token is asked for where the function that makes it fails, as a person who presses again. */
const tokenTries = 3;

/** An access token of the local identity issuer for a demo account, or for an invented person. */
export async function demoToken(
  identityUrl: string,
  who: string | Record<string, string>,
  tries = 1,
): Promise<string> {
  const response = await fetchAgain(`${identityUrl}/token`, {
    method: "POST",
    body: new URLSearchParams(typeof who === "string" ? { account: who } : who),
  });
  if (response.status >= 500 && tries < tokenTries) return demoToken(identityUrl, who, tries + 1);
  if (!response.ok) throw new Error(`no token for ${JSON.stringify(who)}: ${await response.text()}`);
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
