import type { Answer } from "./answer.ts";
import type { FileBody } from "./operations.ts";
import { NoAnswerError, ProblemError, problemOf } from "./problem.ts";
import {
  type FailedTry,
  isUnknown,
  type Method,
  type Patience,
  retryAfterOf,
  usualPatience,
  waitBeforeNextTry,
} from "./retry.ts";
import { machineTiming, type Timing } from "./timing.ts";
import { type TokenProvider, Tokens } from "./tokens.ts";

/** How a client reaches the API. */
export interface ClientOptions {
  /** Address of the API, without a slash at its end. */
  url: string;
  /** None: the client is a visitor. It is asked with the first request, and once more when the API refuses its token (401). */
  token?: TokenProvider;
  /** The capacity that requests are made in: `oemm`, or the identifier of a company, a centre or a jury member. */
  actingAs?: string;
  patience?: Partial<Patience>;
  /** Milliseconds that one try may take: by default 35,000, as the gateway gives up after 30,000. */
  tryFor?: number;
  fetch?: typeof fetch;
  timing?: Timing;
}

/** A request, as it is sent. */
export interface Sent {
  method: Method;
  /** Template of its path, which errors name. */
  template: string;
  /** Its path from the API's address, with its query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: FileBody | undefined;
  /** Whether it may be sent again though it may have been carried out. */
  safe: boolean;
  signal: AbortSignal | undefined;
}

/** What one try got: an answer that was read whole, or nothing. */
type Got = { response: Response; text: string } | { lost: unknown };

const usualTryFor = 35_000;

/** Sends requests, each again where the API's rules let it; gives the answer of a success, or of 304. */
export class Transport {
  readonly #url: string;
  readonly #tokens: Tokens | undefined;
  readonly #patience: Patience;
  readonly #tryFor: number;
  readonly #fetch: typeof fetch;
  readonly #timing: Timing;

  constructor({
    url,
    token,
    patience,
    tryFor = usualTryFor,
    fetch: own,
    timing = machineTiming,
  }: ClientOptions) {
    this.#url = url;
    this.#tokens = token === undefined ? undefined : new Tokens(token);
    this.#patience = { ...usualPatience, ...patience };
    this.#tryFor = tryFor;
    // Called on its own: a browser's `fetch` is refused as a method of another object.
    this.#fetch = own ?? ((input, init) => fetch(input, init));
    this.#timing = timing;
  }

  /**
   * @throws ProblemError for a refusal or a failure that was answered, NoAnswerError for none, the signal's reason once
   * it is aborted, and what the token's provider throws
   */
  async send(request: Sent): Promise<Answer<unknown>> {
    let token = await this.#tokens?.current();
    let renewed = false;
    let mayHaveHappened = false;
    for (let tries = 1; ; tries++) {
      const got = await this.#try(request, token);
      const status: FailedTry["status"] = "lost" in got ? "lost" : got.response.status;
      if ("response" in got && (got.response.ok || status === 304)) return answerOf(got);
      if (status === 401 && !renewed && token !== undefined && this.#tokens !== undefined) {
        renewed = true;
        token = await this.#tokens.instead(token);
        continue;
      }
      mayHaveHappened ||= request.method !== "GET" && isUnknown(status);
      const error = this.#errorOf(request, got, mayHaveHappened);
      const { type, retryAfter } =
        error instanceof ProblemError ? error : { type: undefined, retryAfter: undefined };
      const failed = { safe: request.safe, tries, status, type, retryAfter };
      const wait = waitBeforeNextTry(failed, this.#patience, this.#timing.random());
      if (wait === undefined) throw error;
      await this.#timing.wait(wait, request.signal);
    }
  }

  async #try({ method, path, headers, body, signal }: Sent, token: string | undefined): Promise<Got> {
    signal?.throwIfAborted();
    const limit = AbortSignal.timeout(this.#tryFor);
    try {
      const response = await this.#fetch(`${this.#url}${path}`, {
        method,
        headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        ...(body === undefined ? {} : { body }),
      });
      return { response, text: await response.text() };
    } catch (error) {
      signal?.throwIfAborted();
      return { lost: error };
    }
  }

  #errorOf({ method, template }: Sent, got: Got, mayHaveHappened: boolean): ProblemError | NoAnswerError {
    const failure = { request: `${method} ${template}`, mayHaveHappened };
    if ("lost" in got) return new NoAnswerError(failure, got.lost);
    const { status, headers } = got.response;
    return new ProblemError({
      status,
      problem: problemOf(headers.get("content-type"), got.text),
      requestId: headers.get(requestIdHeader) ?? undefined,
      retryAfter: retryAfterOf(headers.get("retry-after"), this.#timing.now()),
      failure,
    });
  }
}

/** In which the gateway names each request. */
const requestIdHeader = "apigw-requestid";

function answerOf({ response, text }: { response: Response; text: string }): Answer<unknown> {
  const { status, headers } = response;
  const isJson = headers.get("content-type")?.includes("json") === true;
  return {
    status,
    body: text === "" ? undefined : isJson ? JSON.parse(text) : text,
    etag: headers.get("etag") ?? undefined,
    location: headers.get("location") ?? undefined,
    requestId: headers.get(requestIdHeader) ?? undefined,
    headers,
  };
}
