import { fileURLToPath } from "node:url";
import { requestExport, startedExport } from "../../shared/domain/exports/export-job.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { beginFile, finishFile } from "../../shared/exports/export-file.ts";
import { writeNextPart } from "../../shared/exports/write-next-part.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { meterCapacity } from "../../shared/store/capacity.ts";
import { testId } from "../../test/support/files.ts";

/** What writing an export cost. */
export interface WrittenExport {
  rows: number;
  bytes: number;
  parts: number;
  units: number;
  seconds: number;
  /** Bytes that were alive after each part, and the most that the process held at the end of one. */
  alive: number[];
  resident: number;
}

/** Writes an export part after part, as its worker does from one message to the next; tells what it cost. */
async function write(): Promise<WrittenExport> {
  const job = requestExport(
    {
      id: testId("exp", 1),
      request: { list: "waiting-list", format: "csv" },
      requestedBy: { subject: "bench", name: "Odile Exemple" },
    },
    guidePolicy.exports,
    systemRuntime.now(),
  );
  const began = performance.now();
  const consumed = meterCapacity();
  let written = startedExport(job, await beginFile(job));
  const alive: number[] = [];
  let resident = 0;
  while (written.position !== undefined) {
    written = await writeNextPart(written, systemRuntime.now());
    resident = Math.max(resident, process.memoryUsage.rss());
    global.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    alive.push(heapUsed + external);
  }
  await finishFile(written);
  const { rows, bytes, parts } = written;
  const seconds = (performance.now() - began) / 1000;
  return { rows, bytes, parts: parts.length, units: consumed(), seconds, alive, resident };
}

// A process of its own: what serves the bucket and the table is not counted with it.
if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(await write()));
