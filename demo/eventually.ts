import { setTimeout as wait } from "node:timers/promises";

/** What a look at the system gives once it gives something: what happens by itself takes a moment, half a minute at most. */
export async function eventually<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < 150; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(200);
  }
  throw new Error("it did not happen within half a minute");
}
