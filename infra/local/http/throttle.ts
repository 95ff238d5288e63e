/** Requests a second that a route takes in the long run, and how many at once. */
export interface RateLimit {
  rate: number;
  burst: number;
}

/** Says whether a request may pass now. */
export type Throttle = (routeKey: string, at: Date) => boolean;

/** API Gateway's limits on routes: a bucket of tokens for each, full at first, filled again at its rate. */
export function createThrottle(limits: ReadonlyMap<string, RateLimit>): Throttle {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (routeKey, at) => {
    const limit = limits.get(routeKey);
    if (limit === undefined) return true;
    const now = at.getTime();
    const before = buckets.get(routeKey) ?? { tokens: limit.burst, at: now };
    const gained = (Math.max(0, now - before.at) / 1000) * limit.rate;
    const tokens = Math.min(limit.burst, before.tokens + gained);
    const pass = tokens >= 1;
    buckets.set(routeKey, { tokens: pass ? tokens - 1 : tokens, at: now });
    return pass;
  };
}
