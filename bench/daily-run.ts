import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actOnBatch } from "../functions/deadlines/act-on-batch.ts";
import type { DueBatch } from "../functions/deadlines/due-batch.ts";
import { handOverDue } from "../functions/deadlines/hand-over.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { loadAssembly } from "../infra/local/template/assembly.ts";
import { synthesiseToRun } from "../infra/synthesise.ts";
import { firstJuryDeadline } from "../shared/domain/deadlines/kinds/first-jury.ts";
import { guidePolicy } from "../shared/domain/policy/guide-policy.ts";
import type { Runtime } from "../shared/domain/runtime.ts";
import { addDays } from "../shared/domain/time/civil-date.ts";
import { dayBefore } from "../shared/domain/time/period.ts";
import { systemRuntime } from "../shared/runtime/system-runtime.ts";
import { meterCapacity } from "../shared/store/capacity.ts";
import { saveWatermark } from "../shared/store/deadline-runs.ts";
import { changeDeadlines } from "../shared/store/deadlines.ts";
import { createFile } from "../shared/store/files.ts";
import type { Item } from "../shared/store/item.ts";
import { useDatabase } from "../test/support/database.ts";
import { registeredEnrolment } from "../test/support/files.ts";
import { fillTable } from "./filled-table.ts";

const values = commandLine(
  `npm run bench:daily-run -- [options] : ce que coûte le passage quotidien, selon ce qui est échu et ce qui existe.

  --existing N  dossiers dans la table (10000)
  --due N       délais à rappeler le jour mesuré (1000)
  --act N       de ceux-ci, ceux que les fonctions traitent (1000)`,
  {
    existing: { type: "string", default: "10000" },
    due: { type: "string", default: "1000" },
    act: { type: "string", default: "1000" },
  },
);
const existing = Number(values.existing);
const due = Number(values.due);
const acted = Math.min(due, Number(values.act));

/** Messages dealt with at the same time, as the queue's concurrency allows. */
const workers = 10;
const today = "2030-06-03";

/** An enrolment with its deadline as it stood on a day. */
function* enrolment(enrolledOn: string, asOf: string): Generator<Item> {
  const file = registeredEnrolment(systemRuntime.newId("file"), enrolledOn);
  for (const write of [...createFile(file), ...changeDeadlines([firstJuryDeadline(file, asOf)])])
    if ("put" in write) yield write.put;
}

function* items(): Generator<Item> {
  // Seven days before their last one, the earlier reminders having been sent.
  for (let n = 0; n < due; n++)
    yield* enrolment(dayBefore(addDays(today, 7), guidePolicy.training.firstJury), addDays(today, -1));
  // Of ten years after: nothing is to do about them today.
  for (let n = due; n < existing; n++) {
    const enrolledOn = addDays("2032-01-05", n % 3650);
    yield* enrolment(enrolledOn, enrolledOn);
  }
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

const folder = await mkdtemp(join(tmpdir(), "cqp-bench-"));
const assembly = join(folder, "assembly");
await synthesiseToRun(assembly);
const { database, name } = await fillTable(folder, await loadAssembly(assembly), items());
useDatabase({ endpoint: database.endpoint, tables: [name] });
await saveWatermark(addDays(today, -1));

const runtime = { ...systemRuntime, now: () => `${today}T04:30:00.000Z` };
let heap = 0;
const sample: DueBatch[] = [];
global.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const began = performance.now();
const run = await handOverDue(runtime, async (batches) => {
  for (const batch of batches) if (sample.length * batch.due.length < acted) sample.push(batch);
  global.gc?.();
  heap = Math.max(heap, process.memoryUsage().heapUsed - heapBefore);
});
const read = performance.now() - began;
const deadlines = sample.reduce((sum, batch) => sum + batch.due.length, 0);
const units = await act(sample, runtime);
const acting = performance.now() - began - read;
console.log(`| files | due | read | messages | units to read | s to read | heap, MB | units to act, each | ms to act, each |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| ${[
  existing,
  due,
  run.read,
  run.batches,
  run.capacity.toFixed(1),
  (read / 1000).toFixed(1),
  (heap / 1e6).toFixed(1),
  (units / deadlines).toFixed(2),
  (acting / deadlines).toFixed(0),
].join(" | ")} |`);
await database.stop();
await rm(folder, { recursive: true, force: true });
