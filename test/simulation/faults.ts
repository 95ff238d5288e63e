import {
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import type { Random } from "./random.ts";

/** Kinds of faults, and how often each is met: of calls, messages or invocations. */
export const faultChances = {
  /** The table takes no more for a moment. */
  throttled: 0.004,
  /** A transaction met another one. */
  conflict: 0.006,
  /** A service fails. */
  failed: 0.003,
  /** What was asked was not done, and no answer comes. */
  "lost before": 0.003,
  /** What was asked was done, and no answer comes. */
  "lost after": 0.004,
  /** The function is ended, before or after what it asked for was done. */
  killed: 0.002,
  /** What the API answered never reached who asked. */
  "answer lost": 0.02,
  /** The bus, or the mailer, takes nothing for minutes. */
  "bus down": 0.008,
  "mailer down": 0.01,
  /** A message is delivered again though it was dealt with. */
  "delivered twice": 0.01,
  /** A message or a record arrives much later. */
  late: 0.01,
  /** The bus refuses some entries of a call that succeeds. */
  "partly refused": 0.02,
} as const;

/** Milliseconds that a service is down, at most. */
const longestOutage = 900_000;

/** One of them, see {@link faultChances}. */
export type FaultKind = keyof typeof faultChances;

/** Ends the work of a function: nothing that it asks for from then on is done. */
export class Killed extends Error {
  constructor() {
    super("the function was ended");
    this.name = "Killed";
  }
}

/** The answer of a service never came. */
class Unanswered extends Error {
  constructor() {
    super("no answer came");
    // What the SDK calls it.
    this.name = "TimeoutError";
  }
}

/** What goes wrong, by chance of its own. */
export class Faults {
  readonly #chance: Random;
  readonly #downUntil = new Map<FaultKind, number>();
  readonly #kinds: ReadonlySet<FaultKind>;
  /** Times that each was met. */
  readonly met = new Map<FaultKind, number>();
  /** None happen while it is false. */
  isOn = true;

  constructor(chance: Random, kinds: readonly FaultKind[]) {
    this.#chance = chance;
    this.#kinds = new Set(kinds);
  }

  /** Whether a kind is met now, where it can be. Chance is asked each time, so that fewer kinds leave the others as they were. */
  meets(kind: FaultKind, can = true): boolean {
    const isMet = this.#chance.once(faultChances[kind]) && can && this.isOn && this.#kinds.has(kind);
    if (isMet) this.met.set(kind, (this.met.get(kind) ?? 0) + 1);
    return isMet;
  }

  /** Whether a service is down, as it is for up to a quarter of an hour once that is met. */
  isDown(kind: "bus down" | "mailer down", now: number): boolean {
    if (now < (this.#downUntil.get(kind) ?? 0) && this.isOn) return true;
    const isMet = this.meets(kind);
    if (isMet) this.#downUntil.set(kind, now + this.#chance.below(longestOutage));
    return isMet;
  }

  /** Does a call, unless something goes wrong. `kill` ends the function that makes it. */
  around<Answer>(
    { operation, isTable }: { operation: string; isTable: boolean },
    act: () => Answer,
    kill: (() => void) | undefined,
  ): Answer {
    const $metadata = {};
    if (this.meets("throttled", isTable))
      throw new ProvisionedThroughputExceededException({ message: "throttled", $metadata });
    if (this.meets("conflict", operation.startsWith("Transact")))
      throw new TransactionCanceledException({
        message: "TransactionConflict",
        $metadata,
        CancellationReasons: [{ Code: "TransactionConflict" }],
      });
    if (this.meets("failed")) throw new InternalServerError({ message: "it failed", $metadata });
    if (this.meets("lost before")) throw new Unanswered();
    const isLost = this.meets("lost after");
    const isKilled = this.meets("killed", kill !== undefined);
    if (isKilled && kill !== undefined && this.#chance.once(0.5)) {
      kill();
      throw new Killed();
    }
    const answer = act();
    const told = (given: Answer): Answer => {
      if (isKilled && kill !== undefined) {
        kill();
        throw new Killed();
      }
      if (isLost) throw new Unanswered();
      return given;
    };
    return answer instanceof Promise ? (answer.then(told) as Answer) : told(answer);
  }
}
