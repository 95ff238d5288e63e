/** What a client takes from its machine, which tests replace. */
export interface Timing {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to 1, 1 left out. */
  random(): number;
  /** Waits for milliseconds; throws the signal's reason once it is aborted. */
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** The machine's own. */
export const machineTiming: Timing = {
  now: Date.now,
  random: Math.random,
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener("abort", stop, { once: true });
    }),
};
