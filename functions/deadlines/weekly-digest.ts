import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { issueDigests } from "./issue-digests.ts";

/** On Monday morning, tells OEMM, the centres and the companies what is coming, month by month. */
export const trigger = defineTrigger({
  name: "deadlines/weekly-digest",
  kind: "schedule",
  purpose: "Issues the weekly digests of deadlines",
  expression: "cron(0 7 ? * MON *)",
  timeoutSeconds: 600,
  needs: {
    table: {
      lists: ["gsi2 DEADLINES", "gsi3 CENTRES", "gsi3 COMPANIES", "gsi3 DEADLINES"],
      writes: ["PARTY"],
    },
  },
});

export const handler = async (): Promise<void> => issueDigests(systemRuntime);
