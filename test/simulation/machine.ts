import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { Transform, type TransformCallback } from "node:stream";
import timers from "node:timers";
import promisedTimers from "node:timers/promises";
import zlib from "node:zlib";
import { Random } from "./random.ts";

/*
 * Takes the machine's time, timers, chance and threads from all code that is loaded after this file, so that a run follows from
 * its seed alone. What is simulated runs in a process of its own: what it keeps in memory between two invocations begins anew too.
 */

const MachineDate = Date;

/** What the process takes for the machine: the time, and what waits for it. */
export const machine = {
  /** Milliseconds since 1970. */
  now: 0,
  chance: new Random(0, "machine"),
  /** Does something so many milliseconds later; the scheduler says how. Gives what forgets it. */
  later: (_milliseconds: number, _work: () => void): (() => void) => {
    throw new Error("nothing is scheduled yet");
  },
};

class SimulatedDate extends MachineDate {
  constructor(...given: [] | ConstructorParameters<typeof MachineDate>) {
    if (given.length === 0) super(machine.now);
    else super(...(given as ConstructorParameters<typeof MachineDate>));
  }

  static override now(): number {
    return machine.now;
  }
}
globalThis.Date = SimulatedDate as DateConstructor;

const forgets = new Map<number, () => void>();
let timersMade = 0;
const setVirtualTimeout = (work: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) => {
  timersMade += 1;
  const id = timersMade;
  forgets.set(
    id,
    machine.later(milliseconds, () => {
      forgets.delete(id);
      work(...given);
    }),
  );
  return { id, unref: () => undefined, ref: () => undefined, [Symbol.toPrimitive]: () => id };
};
const clearVirtualTimeout = (timer: { id?: number } | undefined) => {
  const id = timer?.id ?? 0;
  forgets.get(id)?.();
  forgets.delete(id);
};
globalThis.setTimeout = setVirtualTimeout as unknown as typeof setTimeout;
globalThis.clearTimeout = clearVirtualTimeout as typeof clearTimeout;
Object.assign(timers, { setTimeout: setVirtualTimeout, clearTimeout: clearVirtualTimeout });
AbortSignal.timeout = (milliseconds) => {
  const controller = new AbortController();
  machine.later(milliseconds, () => controller.abort(new DOMException("time is over", "TimeoutError")));
  return controller.signal;
};
promisedTimers.setTimeout = ((milliseconds = 0, value?: unknown) =>
  new Promise<unknown>((resolve) =>
    machine.later(milliseconds, () => resolve(value)),
  )) as typeof promisedTimers.setTimeout;

Math.random = () => machine.chance.next();
crypto.randomBytes = ((count: number) => machine.chance.bytes(count)) as typeof crypto.randomBytes;
crypto.randomUUID = () => {
  const hex = machine.chance.bytes(16).toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20)].join("-") as ReturnType<typeof crypto.randomUUID>;
};
Object.defineProperty(crypto.webcrypto, "getRandomValues", {
  value: (array: Uint8Array) => {
    array.set(machine.chance.bytes(array.byteLength));
    return array;
  },
});

// Compression is a thread's, which takes as long as it pleases, and which Node does not tell of.
const deflateRaw = (bytes: zlib.InputType, options: zlib.ZlibOptions, done: zlib.CompressCallback) =>
  process.nextTick(() => done(null, zlib.deflateRawSync(bytes, options)));
class DeflateRaw extends Transform {
  readonly #options: zlib.ZlibOptions;
  readonly #parts: Buffer[] = [];

  constructor(options: zlib.ZlibOptions) {
    super();
    this.#options = options;
  }

  override _transform(part: Buffer, _encoding: string, done: TransformCallback): void {
    this.#parts.push(part);
    done();
  }

  override _flush(done: TransformCallback): void {
    done(null, zlib.deflateRawSync(Buffer.concat(this.#parts), this.#options));
  }
}
Object.assign(zlib, { deflateRaw, DeflateRaw });
syncBuiltinESMExports();
