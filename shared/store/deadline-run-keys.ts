import { type Key, sortKey } from "./keys.ts";
import { type Partition, partitionOfList } from "./partitions.ts";

// Apart from the other keys, which each function carries: few are daily runs.

/** How far the daily runs have come. */
export const deadlineWatermarkKey: Key = { pk: "DEADLINE-RUNS" satisfies Partition, sk: "WATERMARK" };
/** How far the nightly runs have come that close upload requests. */
export const uploadWatermarkKey: Key = { pk: "DEADLINE-RUNS" satisfies Partition, sk: "UPLOADS-WATERMARK" };
/** A daily run and what its workers did share a partition. */
export const deadlineRunPartition = (runId: string) => sortKey("DEADLINE-RUN" satisfies Partition, runId);
/** A daily run. */
export const deadlineRunKey = (runId: string): Key => ({ pk: deadlineRunPartition(runId), sk: "RUN" });
/** What a worker did of one batch of a daily run, in one delivery. */
export const deadlineBatchKey = (runId: string, deliveryId: string): Key => ({
  pk: deadlineRunPartition(runId),
  sk: sortKey("BATCH", deliveryId),
});
/** gsi3: the daily runs. */
export const allDeadlineRuns = partitionOfList("gsi3 DEADLINE-RUNS");
