import { setTimeout as wait } from "node:timers/promises";

/**
 * Times that something is tried, and the bounds of the pause between two, milliseconds: the first, doubled each time, and the last. What
 * takes long to fail, as what is never answered, is not begun again after `beginsWithin` milliseconds: a function that no call of
 * it was answered for then has time left to tell.
 */
export const retryPolicy = { attempts: 8, firstPause: 20, lastPause: 500, beginsWithin: 8000 } as const;

/** What makes the pauses: a number from 0 to 1, time that passes, and what a clock shows, milliseconds. */
export interface Pauses {
  random(): number;
  wait(milliseconds: number): Promise<unknown>;
  now(): number;
}

const realPauses: Pauses = { random: () => Math.random(), wait, now: () => Date.now() };

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
 * @throws the last error when every attempt failed, or the time to begin another is over; at once, any that does not pass.
 */
export async function retrying<Done>(
  work: () => Promise<Done>,
  passes: (error: unknown) => boolean,
  { random, wait, now }: Pauses = realPauses,
): Promise<Done> {
  const lastBegins = now() + retryPolicy.beginsWithin;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === retryPolicy.attempts || now() > lastBegins || !passes(error)) throw error;
    }
    await wait(pauseAfter(attempt, random));
  }
}
