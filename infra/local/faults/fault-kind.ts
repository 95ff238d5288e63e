/** What the embedded parts stand for, of which each can behave as the real one does at its worst. */
export type FaultyPart = "database" | "mailer" | "bus" | "bucket" | "queues" | "functions";

/** Something that a real service does and its embedded counterpart doesn't. */
export interface FaultKind {
  name: string;
  part: FaultyPart;
  /** What AWS says of it, in our words, and where. */
  fact: string;
  source: `https://${"docs.aws.amazon.com" | "aws.amazon.com"}/${string}`;
  /** How often it happens where a seed has it happen as usual, between 0 and 1: of calls, messages or invocations. */
  chance: number;
  /** Calls in a row that meet it once one does, where it comes in spells; 1 unless told. */
  spell?: number;
  /**
   * Where what is over a bound meets it: so many calls are taken in so many seconds, however the seed draws each. A seed has the
   * bound, or none, by `chance`, and chooses it: `draw` is between 0 and 1.
   */
  bound?: { seconds: number; most(draw: number): number };
}

/** A call to a service, as its door reads it. */
export interface Call {
  operation: string;
  /** Empty where the service's bodies are not read. */
  body: string;
}

/** What a service answers in place of what was asked. */
export interface Refusal {
  status: number;
  type: string;
  body: string;
}

/**
 * What becomes of a call: it is refused; the connection breaks before or after it was done, or says nothing more; or it is
 * passed on otherwise, and what is answered is told otherwise.
 */
export type Fate =
  | { refused: Refusal }
  | { lost: "before" | "after" | "silently" }
  | { asked: string; told: (answer: string) => string };

/** A kind of fault of the calls to a service. */
export interface CallFault extends FaultKind {
  /** The operations that meet it. */
  on: readonly string[];
  /** What becomes of a call that meets it, undefined where it can't; `draw` is between 0 and 1. */
  meet(call: Call, draw: number): Fate | undefined;
}

/** Declares a kind of fault of calls. */
export function defineCallFault(fault: CallFault): CallFault {
  return fault;
}

/** Where AWS says what its SDK waits for by itself. */
export const silence = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html";
