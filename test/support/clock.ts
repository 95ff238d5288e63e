import { type Runtime, systemRuntime } from "../../shared/http/runtime.ts";

/** The machine's runtime, in the early morning of another day. */
export function runtimeOn(day: string): Runtime {
  return { ...systemRuntime, now: () => `${day}T04:30:00.000Z` };
}
