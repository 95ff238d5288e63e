import { type Instant, minutesBetween, timeInParis } from "../domain/time/civil-date.ts";

const minutesOfDay = 24 * 60;

/**
 * What an answer says of a daily limit that was reached: how many there may be, that none is left, and the seconds until
 * the next day in Paris, which an hour that the clocks leave out or repeat makes longer or shorter.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function limitHeaders(
  { name, most }: { name: string; most: number },
  now: Instant,
): Record<string, string> {
  const seconds = (minutesOfDay - minutesBetween("00:00", timeInParis(now))) * 60;
  return {
    "retry-after": String(seconds),
    "ratelimit-policy": `"${name}";q=${most};w=${minutesOfDay * 60}`,
    ratelimit: `"${name}";r=0;t=${seconds}`,
  };
}
