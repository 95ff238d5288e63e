import { randomBytes } from "node:crypto";
import { monotonicFactory } from "ulid";
import type { Runtime } from "../domain/runtime.ts";

const ulid = monotonicFactory();

/** The machine's clock and random identifiers. */
export const systemRuntime: Runtime = {
  now: () => new Date().toISOString(),
  newId: (prefix) => `${prefix}_${ulid()}`,
  newUlid: () => ulid(),
  random: (bytes) => randomBytes(bytes),
};
