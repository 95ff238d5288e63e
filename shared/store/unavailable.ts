import { NothingProcessed, passes } from "./passing-failure.ts";
import { Contended } from "./stale-read.ts";

/**
 * Whether what was asked for may be had a little later by asking again, though all attempts of the policy failed: what it needs was
 * throttled, at work for others or not answered until the end.
 */
export function isUnavailable(error: unknown): boolean {
  return error instanceof Contended || error instanceof NothingProcessed || passes(error);
}
