import { setTimeout as wait } from "node:timers/promises";

/** Times that something is tried, and the bounds of the pause between two, milliseconds: the first, doubled each time, and the last. */
export const retryPolicy = { attempts: 8, firstPause: 20, lastPause: 500 } as const;

/** What makes the pauses: a number from 0 to 1, and time that passes. */
export interface Pauses {
  random(): number;
  wait(milliseconds: number): Promise<unknown>;
}

const realPauses: Pauses = { random: () => Math.random(), wait };

/**
 * Milliseconds to wait after the nth attempt: anything up to a bound that doubles, so that those who want the same thing
 * get it one after the other.
 */
export function pauseAfter(attempt: number, random: () => number): number {
  const { firstPause, lastPause } = retryPolicy;
  return random() * Math.min(lastPause, firstPause * 2 ** (attempt - 1));
}

/**
 * Does something, and again after a pause for as long as it fails for what `passes` says will pass: the one policy of
 * all that calls the table, and of entries that the bus refuses (decision 71).
 * @throws the last error when every attempt failed; at once, any that does not pass.
 */
export async function retrying<Done>(
  work: () => Promise<Done>,
  passes: (error: unknown) => boolean,
  { random, wait }: Pauses = realPauses,
): Promise<Done> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === retryPolicy.attempts || !passes(error)) throw error;
    }
    await wait(pauseAfter(attempt, random));
  }
}
