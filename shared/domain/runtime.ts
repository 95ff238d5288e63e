import type { Instant } from "./time/civil-date.ts";

/** Where handlers take the time and new identifiers from. */
export interface Runtime {
  now(): Instant;
  /** A new identifier with its prefix (`file`); identifiers sort by the instant of their making. */
  newId(prefix: string): string;
  /** A new bare ULID, for facts. */
  newUlid(): string;
  /** Random bytes that can't be guessed. */
  random(bytes: number): Uint8Array;
}
