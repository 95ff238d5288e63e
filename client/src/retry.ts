/** A method of the API. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How long a client keeps trying. */
export interface Patience {
  /** Times that one request is sent at most. */
  tries: number;
  /** Milliseconds of the first wait at most; each further one may be twice as long. */
  firstWait: number;
  /** Milliseconds of any wait at most; who is asked to wait longer is told so by the error instead. */
  longestWait: number;
}

/** What is usual: about a minute in all. */
export const usualPatience: Patience = { tries: 5, firstWait: 250, longestWait: 30_000 };

/** What became of one try that did not succeed. */
export interface FailedTry {
  /** Whether it may be sent again though it may have been carried out: {@link isSafeToRepeat}. */
  safe: boolean;
  /** Times that it was sent, this one included. */
  tries: number;
  /** The answer's status; "lost": there was none. */
  status: number | "lost";
  /** Type of the problem that was answered, where it was one. */
  type: string | undefined;
  /** Milliseconds that the answer asks to wait. */
  retryAfter: number | undefined;
}

/** Refused by what passes within an instant, before anything was done. */
const passing = "concurrent-change";

/** Whether a failed try may have been carried out all the same. */
export function isUnknown(status: FailedTry["status"]): boolean {
  return status === "lost" || status >= 500;
}

/**
 * Whether a request that may have been carried out can be sent again, without doing it twice or undoing what came between:
 * it reads, it has a key (each POST), or a precondition (`If-Match`, `If-None-Match`), which holds once only.
 */
export function isSafeToRepeat(method: Method, conditional: boolean): boolean {
  return method === "GET" || method === "POST" || conditional;
}

/**
 * Milliseconds to wait before the request is sent again; undefined where it is not. What was refused before anything was
 * done (429, a concurrent change) may always be; what has no known end only where that is safe. `random`: from 0 to 1.
 */
export function waitBeforeNextTry(
  failed: FailedTry,
  { tries, firstWait, longestWait }: Patience,
  random: number,
): number | undefined {
  if (failed.tries >= tries || !mayBeSentAgain(failed)) return undefined;
  const backOff = random * Math.min(longestWait, firstWait * 2 ** (failed.tries - 1));
  const { retryAfter = 0 } = failed;
  // After what was asked for, spread as well: all who were refused at once would come back at once.
  return retryAfter > longestWait ? undefined : retryAfter + backOff;
}

function mayBeSentAgain({ status, type, safe }: FailedTry): boolean {
  if (status === 429 || (status === 409 && type?.endsWith(passing))) return true;
  return safe && isUnknown(status);
}

/** Milliseconds that `Retry-After` asks for, in seconds or until a date; undefined where it says neither. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
