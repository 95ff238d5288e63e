import { exportContinued, exportReady, exportRequested } from "../../events/exports.ts";
import { readFact } from "../../events/fact.ts";
import { type ExportJob, exportFinished, startedExport } from "../../shared/domain/exports/export-job.ts";
import { beginFile, finishFile } from "../../shared/exports/export-file.ts";
import { writeNextPart } from "../../shared/exports/write-next-part.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadExport, saveExport } from "../../shared/store/exports.ts";
import { exportDeliveries } from "./deliveries.ts";

/** Writes one part of an export; the fact of it brings on the next, so that none outlasts a worker's time. */
export const trigger = defineTrigger({
  name: "exports/write-export",
  kind: "facts",
  purpose: "Writes the files of exports, a part at a time",
  facts: [exportRequested, exportContinued],
  batchSize: 1,
  ...exportDeliveries,
  needs: {
    table: {
      reads: ["EXPORT", "FILE", "SESSION"],
      lists: ["gsi3 CERTIFICATES", "gsi3 EXPIRING", "gsi3 FILES", "gsi3 SESSIONS"],
      writes: ["EXPORT"],
    },
    objects: "write-exports",
  },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  await commitAsSystem(() => goOn(fact.about.id), systemRuntime);
});

async function goOn(exportId: string) {
  const job: ExportJob | undefined = await loadExport(exportId);
  if (job === undefined || job.state === "ready") return { writes: [], facts: [] };
  const started = job.state === "running" ? job : startedExport(job, await beginFile(job));
  const written =
    started.position === undefined ? started : await writeNextPart(started, systemRuntime.now());
  const { rows, bytes, parts } = written;
  // Saved before the file is made of its parts: a crash in between repeats that alone.
  if (started.position !== undefined)
    return {
      writes: [saveExport(job, written)],
      facts: [exportContinued.of(exportId, { parts: parts.length, rows })],
    };
  await finishFile(written);
  return {
    writes: [saveExport(job, exportFinished(written, systemRuntime.now()))],
    facts: [exportReady.of(exportId, { rows, bytes })],
  };
}
