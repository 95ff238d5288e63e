import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { collectUnnamed } from "./unnamed-objects.ts";

/** Every night, deletes the bytes that were put and that nothing came to name: their function ended, or another was faster (decision 84). */
export const trigger = defineTrigger({
  name: "service/collect-objects",
  kind: "schedule",
  purpose: "Deletes objects that were put and that nothing came to name",
  expression: "cron(20 3 * * ? *)",
  timeoutSeconds: 300,
  needs: {
    table: {
      reads: ["FILE", "PLACED", "SESSION"],
      writes: ["PLACED"],
      deletes: ["PLACED"],
      untold: true,
    },
    objects: "collect-objects",
  },
});

export const handler = (): Promise<void> => collectUnnamed(systemRuntime.now());
