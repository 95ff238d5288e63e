/**
 * Lets one write at a time through for each key, so that a condition (`If-None-Match: *`, a copy source's ETag)
 * still holds when the write it guards happens. Memory: one entry for each key being written.
 */
export class KeyLock {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs the task after every earlier task of the same key; gives or throws what the task does. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const earlier = this.#tails.get(key) ?? Promise.resolve();
    const mine = earlier.then(task, task);
    this.#tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(key) === mine) this.#tails.delete(key);
    }
  }
}
