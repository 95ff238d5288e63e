import { NothingProcessed, passes } from "./passing-failure.ts";
import { Contended, StaleRead } from "./stale-read.ts";

/**
 * A part of what a request writes in several transactions could not be written for what passes: its repetition by the same key finds
 * what was written, and writes the rest. Decided again at once, it would take what it wrote for another's.
 */
export class Unfinished extends Error {
  override name = "Unfinished";

  constructor(cause: unknown) {
    super("a part of it could not be written", { cause });
  }
}

/** The error of a part of a request, where its repetition would write that part. */
export function leavesUnfinished(error: unknown): boolean {
  return isUnavailable(error) || error instanceof StaleRead;
}

/**
 * Whether what was asked for may be had a little later by asking again, though all attempts of the policy failed: what it needs was
 * throttled, at work for others or not answered until the end.
 */
export function isUnavailable(error: unknown): boolean {
  return (
    error instanceof Unfinished ||
    error instanceof Contended ||
    error instanceof NothingProcessed ||
    passes(error)
  );
}
