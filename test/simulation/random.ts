import { createHash } from "node:crypto";

/** Chance that follows from a seed alone: small fast counting generator (sfc32), whose state is taken from a name. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Chance of its own for each name: one that is asked more often leaves the others as they were. */
  constructor(seed: number, name: string) {
    const digest = createHash("sha256").update(`${seed} ${name}`).digest();
    [this.#a, this.#b, this.#c] = [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8)];
  }

  /** From 0 on, below 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 on, below a bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** A whole number from one to another, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True once in so many times. */
  once(chance: number): boolean {
    return this.next() < chance;
  }

  /** One of some. @throws RangeError where there is none. */
  oneOf<One>(some: readonly One[]): One {
    const one = some[this.below(some.length)];
    if (one === undefined) throw new RangeError("there is none to choose");
    return one;
  }

  bytes(count: number): Buffer {
    const made = Buffer.allocUnsafe(count);
    for (let place = 0; place < count; place += 1) made[place] = this.below(256);
    return made;
  }
}
