import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { putOnBus } from "../../shared/messaging/put-on-bus.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { listDueRetentions } from "../../shared/store/retentions.ts";
import { type DueRetention, dueRetentionType } from "./due-retentions.ts";

/**
 * R-RGPD-2: every morning, hands over the files, the evidence and the persons whose time may be over. What is not dealt with is found again
 * by the next run.
 */
export const trigger = defineTrigger({
  name: "privacy/daily-run",
  kind: "schedule",
  purpose: "Hands over files, evidence and persons whose time may be over",
  expression: "cron(45 5 * * ? *)",
  timeoutSeconds: 600,
  needs: { table: { lists: ["gsi1 RETENTION"] }, bus: true },
});

/** Messages put on the bus at a time. */
const together = 100;

export const handler = async (): Promise<void> => {
  const today = dateInParis(systemRuntime.now());
  let waiting: DueRetention[] = [];
  for await (const { dueOn: _, ...about } of listDueRetentions(today)) {
    waiting.push(about);
    if (waiting.length < together) continue;
    await handOver(waiting);
    waiting = [];
  }
  await handOver(waiting);
};

async function handOver(due: readonly DueRetention[]): Promise<void> {
  const refused = await putOnBus(due.map((detail) => ({ type: dueRetentionType, detail })));
  if (refused !== undefined) throw new Error(`the bus refused a message: ${refused.reason}`);
}
