import type { Instant } from "../domain/time/civil-date.ts";
import type { Answer } from "./answer.ts";
import { type Deprecation, deprecationHeaders } from "./deprecation.ts";
import { problemAnswer } from "./problem-answer.ts";
import { servedPath } from "./served-path.ts";

/**
 * The answer to the address that an operation had before versions (decision 55): where it is now, to be asked in the same way
 * (308); once the time to follow is over, that it is gone (410).
 */
export function movedAddress(
  { path, query, requestId }: { path: string; query: string; requestId: string },
  deprecation: Deprecation,
  now: Instant,
): Answer {
  const place = servedPath(path.split("/").map(encoded).join("/"));
  const headers = deprecationHeaders({ ...deprecation, successor: place });
  if (Date.parse(now) >= Date.parse(deprecation.until)) {
    const detail = `Cette adresse n’est plus servie\u00a0: demandez ${place}.`;
    return problemAnswer({ code: "gone", detail }, requestId, headers);
  }
  return {
    statusCode: 308,
    headers: { ...headers, location: query === "" ? place : `${place}?${query}` },
  };
}

/** A segment as addresses have it, whether it came so or in plain letters. */
function encoded(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return encodeURIComponent(segment);
  }
}
