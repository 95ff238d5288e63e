import { randomBytes } from "node:crypto";
import { monotonicFactory } from "ulid";
import type { Instant } from "../domain/time/civil-date.ts";

/** Where handlers take the time and new identifiers from. */
export interface Runtime {
  now(): Instant;
  /** A new identifier with its prefix (`file`); identifiers sort by the instant of their making. */
  newId(prefix: string): string;
  /** A new bare ULID, for facts. */
  newUlid(): string;
  /** Random bytes that nobody can guess. */
  random(bytes: number): Uint8Array;
}

const ulid = monotonicFactory();

/** The machine's clock and random identifiers. */
export const systemRuntime: Runtime = {
  now: () => new Date().toISOString(),
  newId: (prefix) => `${prefix}_${ulid()}`,
  newUlid: () => ulid(),
  random: (bytes) => randomBytes(bytes),
};
