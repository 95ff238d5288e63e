import type { Runtime } from "../../shared/domain/runtime.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";

/** The machine's runtime, in the early morning of another day. */
export function runtimeOn(day: string): Runtime {
  return { ...systemRuntime, now: () => `${day}T04:30:00.000Z` };
}
