import type { Runtime } from "../../shared/domain/runtime.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { meterCapacity } from "../../shared/store/capacity.ts";
import { type BatchReport, emptyReport, saveBatchReport } from "../../shared/store/deadline-runs.ts";
import { type ActedOn, actOnDeadline } from "./act-on-deadline.ts";
import type { DueBatch } from "./due-batch.ts";

const countedAs: Readonly<Record<ActedOn, Exclude<keyof BatchReport, "capacity" | "failed">>> = {
  nothing: "skipped",
  reminded: "reminded",
  expired: "expired",
  closed: "closed",
  postponed: "postponed",
};

/**
 * Deals with each deadline of a batch, though others fail, and reports what this delivery did.
 * @throws Error when any failed: the batch comes back, and those that are dealt with are skipped then.
 */
export async function actOnBatch(batch: DueBatch, runtime: Runtime): Promise<void> {
  const consumed = meterCapacity();
  const report = { ...emptyReport };
  for (const due of batch.due) {
    try {
      report[countedAs[await actOnDeadline(due, runtime)]] += 1;
    } catch (error) {
      (await openLogger()).error("deadline not dealt with", { error, due });
      report.failed += 1;
    }
  }
  report.capacity = consumed();
  await saveBatchReport(batch.runId, runtime.newUlid(), report, runtime.now());
  if (report.failed > 0) throw new Error(`${report.failed} deadlines were not dealt with`);
}
