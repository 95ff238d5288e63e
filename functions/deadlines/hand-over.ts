import type { Runtime } from "../../shared/domain/runtime.ts";
import { addDays, type CivilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { meterCapacity } from "../../shared/store/capacity.ts";
import { type DeadlineRun, endRun, firstDayToRead, saveRun } from "../../shared/store/deadline-runs.ts";
import { listDueDeadlines } from "../../shared/store/deadlines.ts";
import { everyPage } from "../../shared/store/every-entry.ts";
import { deadlineShards } from "../../shared/store/keys.ts";
import type { DueBatch } from "./due-batch.ts";

/** Deadlines in a message: a worker deals with them in about a second. */
const batchSize = 25;

/**
 * R-DATE-2: reads what is due up to today and hands it over; workers do the rest. A day is left behind for good only
 * once it was found empty: a deadline leaves its day when it is dealt with, in one transaction, so that what was
 * lost on the way, a message or a whole run, is found again by the next one. Runs at the same time hand the same over
 * twice, which workers find out.
 */
export async function handOverDue(
  runtime: Pick<Runtime, "now" | "newId">,
  handOver: (batches: readonly DueBatch[]) => Promise<void>,
): Promise<DeadlineRun> {
  const consumed = meterCapacity();
  const startedAt = runtime.now();
  const today = dateInParis(startedAt);
  const from = await firstDayToRead(today);
  const run: DeadlineRun = {
    id: runtime.newId("run"),
    startedAt,
    from,
    to: today,
    read: 0,
    batches: 0,
    capacity: 0,
  };
  await saveRun(run);
  let firstBusyDay: CivilDate | undefined;
  for (let day = from; day <= today; day = addDays(day, 1)) {
    const found = await handOverDay(day, run.id, handOver);
    if (found.read > 0) firstBusyDay ??= day;
    run.read += found.read;
    run.batches += found.batches;
  }
  const finished = { ...run, finishedAt: runtime.now(), capacity: consumed() };
  await endRun(finished, firstBusyDay ?? today);
  return finished;
}

async function handOverDay(
  day: CivilDate,
  runId: string,
  handOver: (batches: readonly DueBatch[]) => Promise<void>,
): Promise<{ read: number; batches: number }> {
  const shards = Array.from({ length: deadlineShards }, (_, shard) => shard);
  const counts = await Promise.all(shards.map((shard) => handOverShard(day, shard, runId, handOver)));
  return {
    read: counts.reduce((sum, { read }) => sum + read, 0),
    batches: counts.reduce((sum, { batches }) => sum + batches, 0),
  };
}

/** A page at a time, so that memory does not depend on how much is due. */
async function handOverShard(
  day: CivilDate,
  shard: number,
  runId: string,
  handOver: (batches: readonly DueBatch[]) => Promise<void>,
): Promise<{ read: number; batches: number }> {
  let [read, handedOver] = [0, 0];
  for await (const due of everyPage((cursor) => listDueDeadlines(day, shard, cursor))) {
    const batches: DueBatch[] = [];
    for (let start = 0; start < due.length; start += batchSize)
      batches.push({ runId, due: due.slice(start, start + batchSize) });
    if (batches.length > 0) await handOver(batches);
    read += due.length;
    handedOver += batches.length;
  }
  return { read, batches: handedOver };
}
