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
  `npm run bench:year -- [options] : les passages quotidiens d’une année de dossiers, l’un après l’autre, avec tout ce qu’ils font faire :
chaque dossier y a ses rappels, puis son terme. Ce qui existe à côté n’a rien d’échu et ne doit rien coûter.

  --files N   dossiers dont le terme tombe dans l’année, autant chaque jour (10000)
  --beside N  dossiers qui existent à côté (0)
  --days N    jours joués, depuis le premier (365)`,
  {
    files: { type: "string", default: "10000" },
    beside: { type: "string", default: "0" },
    days: { type: "string", default: "365" },
  },
);
const [files, beside, days] = [Number(values.files), Number(values.beside), Number(values.days)];
const first = "2031-01-01";
/** Messages dealt with at the same time, as the queue's concurrency allows. */
const workers = 10;

/** An enrolment whose first jury is due on a day, with its deadline as it stands before the year. */
function* enrolment(lastDay: string): Generator<Item> {
  const enrolledOn = dayBefore(lastDay, guidePolicy.training.firstJury);
  const file = registeredEnrolment(systemRuntime.newId("file"), enrolledOn);
  const asOf = addDays(first, -1) > enrolledOn ? addDays(first, -1) : enrolledOn;
  for (const write of [...createFile(file), ...changeDeadlines([firstJuryDeadline(file, asOf)])])
    if ("put" in write) yield write.put;
}

function* items(): Generator<Item> {
  for (let n = 0; n < files; n++) yield* enrolment(addDays(first, Math.floor((n * 365) / files)));
  for (let n = 0; n < beside; n++) yield* enrolment(addDays("2036-01-05", n % 3650));
}

const folder = await mkdtemp(join(tmpdir(), "cqp-bench-"));
const assembly = join(folder, "assembly");
await synthesiseToRun(assembly);
const { database, name } = await fillTable(folder, await loadAssembly(assembly), items());
useDatabase({ endpoint: database.endpoint, tables: [name] });
await saveWatermark(addDays(first, -1));

const began = performance.now();
const consumed = meterCapacity();
const [reads, seconds]: [number[], number[]] = [[], []];
let [due, acting, heap] = [0, 0, 0];
for (let n = 0; n < days; n++) {
  const day = addDays(first, n);
  const runtime = { ...systemRuntime, now: () => `${day}T04:30:00.000Z` };
  const batches: DueBatch[] = [];
  const at = performance.now();
  const run = await handOverDue(runtime, async (more) => void batches.push(...more));
  reads.push(run.capacity);
  due += run.read;
  const before = consumed();
  const work = async () => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop())
      await actOnBatch(batch, runtime);
  };
  await Promise.all(Array.from({ length: workers }, work));
  acting += consumed() - before;
  seconds.push((performance.now() - at) / 1000);
  global.gc?.();
  if (n === 9 || n === days - 1) heap = process.memoryUsage().heapUsed - (n === 9 ? 0 : heap);
}
const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
console.log(`| files of the year | beside | days | acted on | units to read, a day | units to act, each | s of a day, median and longest | heap grown by, MB | s in all |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| ${[
  files,
  beside,
  days,
  due,
  (sum(reads) / days).toFixed(1),
  (acting / due).toFixed(2),
  `${sorted(seconds)[Math.floor(days / 2)]?.toFixed(2)}, ${sorted(seconds).at(-1)?.toFixed(2)}`,
  (heap / 1e6).toFixed(1),
  ((performance.now() - began) / 1000).toFixed(0),
].join(" | ")} |`);
await database.stop();
await rm(folder, { recursive: true, force: true });
