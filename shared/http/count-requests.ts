import { number } from "../domain/french/quantity.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { openLogger } from "../runtime/open-logger.ts";
import { addRequests, type RequestKind } from "../store/request-counts.ts";
import { HttpProblem } from "./problem.ts";

const kindsInFrench: Readonly<Record<RequestKind, string>> = { reads: "lectures", writes: "modifications" };

/** More requests of a caller in a minute than it may make. */
export class TooManyRequests extends HttpProblem {
  constructor(kind: RequestKind, most: number, seconds: number) {
    super(
      "too-many-requests",
      `${number(most)}\u00a0${kindsInFrench[kind]} par minute au plus\u00a0: réessayez dans ${seconds}\u00a0s.`,
    );
    this.name = "TooManyRequests";
  }
}

/**
 * Counts more requests of a caller in the table, and gives all that it made in the minute; `known` where the table does not take it: a
 * count that fails refuses no request. One round trip.
 */
export async function countRequests(
  caller: string,
  kind: RequestKind,
  now: Instant,
  more: number,
  known: number,
): Promise<number> {
  try {
    return await addRequests(caller, kind, now, more);
  } catch (error) {
    (await openLogger()).warn("requests were not counted", { error, kind });
    return known;
  }
}
