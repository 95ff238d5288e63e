import { createHash } from "node:crypto";
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { RequestKind } from "../store/request-counts.ts";
import type { Answer } from "./answer.ts";
import type { Route } from "./route.ts";
import { visitorOf } from "./visitor.ts";

/** Requests are counted by minutes. */
const windowSeconds = 60;
/** What part of a minute's requests is counted in the table at once: a second's worth. */
const shareAtOnce = 1 / windowSeconds;

/** What is known of a caller's requests in a minute: those that the table counted, and those of this process that it didn't yet. */
interface Tally {
  counted: number;
  uncounted: number;
}

let minute = "";
let tallies = new Map<string, Tally>();

const minuteOf = (now: Instant) => now.slice(0, "2026-01-01T00:00".length);

/** Whether a route's callers are bounded: not that of pages, files and descriptions, of which API Gateway gives so many a second. */
export function isRated({ may, needs, replyTypes }: Pick<Route, "may" | "needs" | "replyTypes">): boolean {
  return replyTypes === undefined && (!("public" in may) || needs.table !== undefined);
}

/** The request of a caller, as one of those of its minute; undefined where the route's callers are not bounded. */
export function rateOf(
  route: Route,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  now: Instant,
): RequestRate | undefined {
  if (!isRated(route)) return undefined;
  const { authorizer, http } = event.requestContext;
  const caller = authorizer?.jwt.claims["sub"] ?? addressed(visitorOf(event), now);
  return new RequestRate(
    String(caller),
    http.method === "GET" || http.method === "HEAD" ? "reads" : "writes",
    now,
  );
}

/** What stands for a visitor who is not signed in: a digest of the address that asks, which is kept for an hour at most. */
function addressed(address: string, now: Instant): string {
  return `from-${createHash("sha256")
    .update(`${minuteOf(now)} ${address}`)
    .digest("hex")
    .slice(0, 32)}`;
}

/** A request among those of its caller in its minute (decision 62). */
export class RequestRate {
  readonly #caller: string;
  readonly #kind: RequestKind;
  readonly #now: Instant;
  readonly #tally: Tally;
  readonly #most: number;

  constructor(caller: string, kind: RequestKind, now: Instant) {
    const present = minuteOf(now);
    if (present !== minute) {
      minute = present;
      tallies = new Map();
    }
    const key = `${kind} ${caller}`;
    const tally = tallies.get(key) ?? { counted: 0, uncounted: 0 };
    tally.uncounted += 1;
    tallies.set(key, tally);
    this.#caller = caller;
    this.#kind = kind;
    this.#now = now;
    this.#tally = tally;
    // A deployment that is tried by many requests of few accounts, as by tests, takes as many times more.
    this.#most = guidePolicy.api.requests[kind] * Number(process.env["REQUEST_RATE_FACTOR"] ?? 1);
  }

  /**
   * Resolves once the request is known to be within the rate: at once for most, after one round trip for those with which a
   * second's worth is counted in the table.
   * @throws TooManyRequests
   */
  async admitted(): Promise<void> {
    const tally = this.#tally;
    if (!this.#isOver() && tally.uncounted >= this.#most * shareAtOnce) {
      const { countRequests } = await import("./count-requests.ts");
      const more = tally.uncounted;
      tally.uncounted = 0;
      tally.counted = await countRequests(this.#caller, this.#kind, this.#now, more, tally.counted + more);
    }
    if (!this.#isOver()) return;
    const { TooManyRequests } = await import("./count-requests.ts");
    throw new TooManyRequests(this.#kind, this.#most, this.#left());
  }

  /** An answer that tells what is left to the caller in this minute; a refusal, when to try again. */
  told(answer: Answer): Answer {
    const seconds = this.#left();
    const mine = {
      "ratelimit-policy": `"${this.#kind}";q=${this.#most};w=${windowSeconds}`,
      ratelimit: `"${this.#kind}";r=${Math.max(0, this.#most - this.#used())};t=${seconds}`,
    };
    const { headers = {} } = answer;
    const beside = (name: keyof typeof mine) => [headers[name] ?? [], mine[name]].flat().join(", ");
    return {
      ...answer,
      headers: {
        ...(answer.statusCode === 429 ? { "retry-after": String(seconds) } : {}),
        ...headers,
        "ratelimit-policy": beside("ratelimit-policy"),
        ratelimit: beside("ratelimit"),
      },
    };
  }

  #used(): number {
    return this.#tally.counted + this.#tally.uncounted;
  }

  #isOver(): boolean {
    return this.#used() > this.#most;
  }

  #left(): number {
    return windowSeconds - Number(this.#now.slice("2026-01-01T00:00:".length, "2026-01-01T00:00:00".length));
  }
}
