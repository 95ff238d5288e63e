import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { tellDisagreements } from "./disagreements.ts";

/**
 * Every night, tells operators what does not agree between items and objects of what something happened to the day before: what
 * it reads grows with what is done, and not with what exists (decision 84). It changes nothing.
 */
export const trigger = defineTrigger({
  name: "service/compare-objects",
  kind: "schedule",
  purpose: "Compares the objects of files and sessions of the day before with what items say of them",
  expression: "cron(10 4 * * ? *)",
  timeoutSeconds: 900,
  needs: {
    table: { reads: ["FILE", "SESSION"], lists: ["gsi1 SEALED"] },
    objects: "compare-objects",
  },
});

export const handler = (): Promise<void> => tellDisagreements(systemRuntime.now());
