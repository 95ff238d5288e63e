import { machine } from "./machine.ts";
import type { Random } from "./random.ts";

/** Something that happens at a time. */
interface Due {
  at: number;
  /** Tells those of one time apart, in the order in which they were planned. */
  rank: number;
  work: () => void;
  /** No one waits for it any more: most limits of time are forgotten before they are met. */
  isForgotten: boolean;
}

/** A call to a service that was made and not yet done. */
interface Waiting {
  what: string;
  perform: () => unknown;
}

/**
 * Kinds of what Node holds that nothing waits for: where it prints, and the connections to an embedded database. All else ends by
 * itself, in its own time, as the closing of a file does: the scheduler decides on none of it, and waits for all.
 */
const resting = new Set(["PipeWrap", "TTYWrap", "TCPSocketWrap", "Timeout"]);

/** Milliseconds that a call takes, at most. */
const longestCall = 25;

/**
 * Decides what happens next: of the calls that were made, in the order that chance gives, and of what is due. Nothing else runs
 * meanwhile, so that a run is the same each time.
 */
export class Scheduler {
  readonly chance: Random;
  readonly #tell: (line: string) => void;
  readonly #due: Due[] = [];
  readonly #waiting: Waiting[] = [];
  #planned = 0;
  /** Calls that were done. */
  calls = 0;

  /** `tell` gets a line for each step. */
  constructor(chance: Random, tell: (line: string) => void) {
    this.chance = chance;
    this.#tell = tell;
    machine.later = (milliseconds, work) =>
      this.at(machine.now + Math.max(0, Math.round(milliseconds)), work);
  }

  /** Plans something for a time. Gives what forgets it. */
  at(time: number, work: () => void): () => void {
    this.#planned += 1;
    const due: Due = { at: time, rank: this.#planned, work, isForgotten: false };
    const place = this.#due.findLastIndex(
      (one) => one.at > due.at || (one.at === due.at && one.rank > due.rank),
    );
    this.#due.splice(place + 1, 0, due);
    return () => {
      due.isForgotten = true;
    };
  }

  /** Plans something for so many milliseconds later, and a chance of as many more. */
  soon(milliseconds: number, work: () => void): void {
    this.at(machine.now + milliseconds + this.chance.below(milliseconds + 1), work);
  }

  /** Waits for virtual time to pass. */
  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.at(machine.now + milliseconds, resolve));
  }

  /** Does a call to a service once it is its turn; one that takes its own time holds all else up. */
  call<Answer>(what: string, perform: () => Answer | Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const work = () => {
        try {
          const answer = perform();
          if (answer instanceof Promise) return answer.then(resolve, reject);
          resolve(answer);
        } catch (error) {
          reject(error);
        }
        return undefined;
      };
      this.#waiting.push({ what, perform: work });
    });
  }

  /** Lets everything happen until a time, or until nothing is left to happen. */
  async run(until: number): Promise<void> {
    for (;;) {
      await idle();
      // Time passes only once nothing at all is at work; which call is next is chosen among those that were made.
      if (this.#waiting.length === 0 || isBusy()) await quiet();
      const due = this.#next();
      const isDue = due !== undefined && due.at <= machine.now;
      const choices = this.#waiting.length + (isDue ? 1 : 0);
      if (choices === 0) {
        if (due === undefined || due.at > until) break;
        machine.now = due.at;
        this.#do(due);
        continue;
      }
      const chosen = this.chance.below(choices);
      if (chosen < this.#waiting.length) await this.#answer(chosen);
      else if (due !== undefined) this.#do(due);
    }
    machine.now = Math.max(machine.now, until);
  }

  /** What is due next, of what is not forgotten. */
  #next(): Due | undefined {
    while (this.#due.at(-1)?.isForgotten === true) this.#due.pop();
    return this.#due.at(-1);
  }

  #do(due: Due): void {
    this.#due.pop();
    due.work();
  }

  #answer(index: number): unknown {
    const [call] = this.#waiting.splice(index, 1);
    if (call === undefined) return undefined;
    machine.now += 1 + this.chance.below(longestCall);
    this.calls += 1;
    this.#tell(`${machine.now} ${call.what}`);
    return call.perform();
  }
}

const immediate = setImmediate;

/** Resolves once what can go on by itself did: a turn of Node's loop, which asks the machine what came, takes far longer. */
const idle = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** Whether Node has something under way. */
const isBusy = () => process.getActiveResourcesInfo().some((kind) => !resting.has(kind));

/** Resolves once no code runs, and Node has nothing under way. */
async function quiet(): Promise<void> {
  do await new Promise<void>((resolve) => immediate(() => resolve()));
  while (isBusy());
}
