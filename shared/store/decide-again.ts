import { setTimeout as wait } from "node:timers/promises";
import { StaleRead } from "./stale-read.ts";

/** Times that something is decided while others change the same thing. */
const attempts = 8;
/** Bounds of the pause before another attempt, milliseconds: the first, doubled from attempt to attempt, and the last. */
const [firstPause, lastPause] = [10, 200];

/**
 * Decides, and again on a new read where what was read changed before it was written. The pauses between are random
 * and grow, so that those who want the same thing get it one after the other. By hand: the SDK's own retries send the
 * same request again.
 * @throws StaleRead when every attempt came too late; at once, any other error that `decide` throws.
 */
export async function decideAgain<Decided>(decide: () => Promise<Decided>): Promise<Decided> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide();
    } catch (error) {
      if (!(error instanceof StaleRead) || attempt === attempts) throw error;
    }
    await wait(Math.random() * Math.min(lastPause, firstPause * 2 ** (attempt - 1)));
  }
}
