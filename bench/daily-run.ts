import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BatchWriteItemCommand } from "@aws-sdk/client-dynamodb";
import { actOnBatch } from "../functions/deadlines/act-on-batch.ts";
import type { DueBatch } from "../functions/deadlines/due-batch.ts";
import { handOverDue } from "../functions/deadlines/hand-over.ts";
import { startDynamoDb } from "../infra/local/dynamodb/dynoxide.ts";
import { ensureTables } from "../infra/local/dynamodb/tables.ts";
import { localCredentials } from "../infra/local/functions/hosted-functions.ts";
import { loadAssembly } from "../infra/local/template/assembly.ts";
import { region, resolver } from "../infra/local/template/resolve.ts";
import { createApp } from "../infra/synthesise.ts";
import { firstJuryDeadline } from "../shared/domain/deadlines/first-jury.ts";
import { addDays, yearsBefore } from "../shared/domain/time/civil-date.ts";
import { type Runtime, systemRuntime } from "../shared/http/runtime.ts";
import { meterCapacity } from "../shared/store/capacity.ts";
import { saveWatermark } from "../shared/store/deadline-runs.ts";
import { changeDeadlines } from "../shared/store/deadlines.ts";
import { createFile } from "../shared/store/files.ts";
import { toAttributes } from "../shared/store/item.ts";
import { table } from "../shared/store/table.ts";
import { registeredEnrolment } from "../test/support/files.ts";

/**
 * `npm run bench`: what the daily run costs as a function of what is due and of what exists. Fills a table of its own
 * to each size of `--existing`, adds `--due` deadlines to remind of on one day, and measures that day's run.
 */
const { values } = parseArgs({
  options: {
    existing: { type: "string", default: "10000,100000" },
    due: { type: "string", default: "1000" },
  },
});
const sizes = values.existing.split(",").map(Number);
const due = Number(values.due);

/** Messages dealt with at the same time, as the queue's concurrency allows. */
const workers = 10;
/** Items that one BatchWriteItem call takes. */
const batchItems = 25;
/** The day of the first run; those of the next sizes follow, a month apart. */
const firstDay = "2030-06-03";

const folder = await mkdtemp(join(tmpdir(), "cqp-bench-"));
const assembly = join(folder, "assembly");
(await createApp(assembly)).synth();
const loaded = await loadAssembly(assembly);
const database = await startDynamoDb(join(folder, "dynamodb.sqlite"));
const [tableName = ""] = await ensureTables(loaded, resolver(loaded, new Map()), database);
Object.assign(process.env, {
  AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  TABLE_NAME: tableName,
});

/** Writes enrolments with their deadlines as those stood on a day, a few calls at a time. */
async function fill(
  count: number,
  dates: (n: number) => { enrolledOn: string; asOf: string },
): Promise<void> {
  const { client } = table();
  let pending: ReturnType<typeof toAttributes>[] = [];
  const calls: Promise<unknown>[] = [];
  const flush = async () => {
    const items = pending.splice(0, batchItems);
    const requests = items.map((Item) => ({ PutRequest: { Item } }));
    calls.push(client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } })));
    if (calls.length >= workers) await Promise.all(calls.splice(0));
  };
  for (let n = 0; n < count; n++) {
    const { enrolledOn, asOf } = dates(n);
    const file = registeredEnrolment(systemRuntime.newId("file"), enrolledOn);
    const writes = [...createFile(file), ...changeDeadlines([firstJuryDeadline(file, asOf)])];
    pending = [...pending, ...writes.flatMap((write) => ("put" in write ? [toAttributes(write.put)] : []))];
    while (pending.length >= batchItems) await flush();
  }
  while (pending.length > 0) await flush();
  await Promise.all(calls);
}

/** Deals with what was handed over, as many messages at a time as the queue lets; gives the units consumed. */
async function act(batches: DueBatch[], runtime: Runtime): Promise<number> {
  const consumed = meterCapacity();
  const work = async () => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop())
      await actOnBatch(batch, runtime);
  };
  await Promise.all(Array.from({ length: workers }, work));
  return consumed();
}

console.log("| files | due | read | units to read | ms | units to act, each | ms to act | heap, MB |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
let existing = 0;
for (const [rank, size] of sizes.entries()) {
  const today = addDays(firstDay, 31 * rank);
  // Of the ten years after the last run measured: nothing is to do about them on these days.
  await fill(size - existing, (n) => {
    const enrolledOn = addDays("2032-01-05", n % 3650);
    return { enrolledOn, asOf: enrolledOn };
  });
  existing = size;
  // Seven days before their last one, the earlier reminders having been sent.
  const enrolledOn = yearsBefore(addDays(today, 7), 3);
  await fill(due, () => ({ enrolledOn, asOf: addDays(today, -1) }));
  await saveWatermark(addDays(today, -1));

  const runtime = { ...systemRuntime, now: () => `${today}T04:30:00.000Z` };
  const batches: DueBatch[] = [];
  global.gc?.();
  let heap = 0;
  const began = performance.now();
  const run = await handOverDue(runtime, async (handed) => {
    batches.push(...handed);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  });
  const read = performance.now() - began;
  const units = await act(batches, runtime);
  const acted = performance.now() - began - read;
  const row = [
    size,
    due,
    run.read,
    run.capacity.toFixed(1),
    read.toFixed(0),
    (units / due).toFixed(2),
    acted.toFixed(0),
    (heap / 1e6).toFixed(0),
  ];
  console.log(`| ${row.join(" | ")} |`);
}
await database.stop();
await rm(folder, { recursive: true, force: true });
