import type { Client } from "@cqp-mutualite/client";
import { changes } from "@cqp-mutualite/client/changes";
import { isProblem } from "@cqp-mutualite/client/problem";
import type { Change } from "./concerned.ts";

/** Milliseconds between two readings: while things happen, while nothing does, and at most while none is answered. */
const rhythm = { busy: 2_000, calm: 4_000, failing: 60_000 } as const;

/** What a reader of the feed does, and what they take from their page. */
export interface Following {
  client: Pick<Client, "getIfChanged">;
  /** Hears what happened, in order. */
  changed: (changes: readonly Change[]) => void;
  /** Hears that anything may have changed: the feed begins here, or begins again. */
  begun: () => void;
  /** Waits until the page is looked at, and connected. */
  lookedAt: (signal: AbortSignal) => Promise<void>;
  /** Waits for milliseconds. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Whether a failure ends it: there is no feed to read in this capacity, or not without signing in again. */
  isOver: (error: unknown) => boolean;
  /** Ends it. */
  signal: AbortSignal;
}

/**
 * R-CHG-1: follows the feed of changes from now on: every few seconds, less often where it isn't answered, not at all while the
 * page is hidden or offline. Where what was missed is kept no longer, it begins again.
 */
export async function follow(following: Following): Promise<void> {
  const { client, changed, begun, lookedAt, wait, isOver, signal } = following;
  let place: string | undefined;
  let pause: number = rhythm.calm;
  const timing = {
    now: Date.now,
    random: Math.random,
    wait: async () => {
      await wait(pause, signal);
      await lookedAt(signal);
      pause = rhythm.calm;
    },
  };
  for (let failed = 0; !signal.aborted; ) {
    try {
      await lookedAt(signal);
      const feed = changes(client, {
        ...(place === undefined ? { begin: "now" } : { after: place }),
        every: pause,
        signal,
        timing,
      });
      for await (const { items, next } of feed) {
        if (place === undefined) begun();
        else if (items.length > 0) changed(items);
        place = next;
        pause = rhythm.busy;
        failed = 0;
      }
    } catch (error) {
      if (signal.aborted || isOver(error)) return;
      if (isProblem(error, "urn:problem:cqp:changes-expired")) {
        place = undefined;
        continue;
      }
      failed += 1;
      await wait(Math.min(rhythm.failing, rhythm.calm * 2 ** (failed - 1)), signal).catch(() => {});
    }
  }
}
