import { type ExportJob, exportJob } from "../domain/exports/export-job.ts";
import { defineEntity } from "./entity.ts";
import { exportKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Exports of lists. */
export const exportEntity = defineEntity({ name: "export", data: () => exportJob });

/** An export, or undefined. One round trip. */
export async function loadExport(exportId: string): Promise<ExportJob | undefined> {
  return exportEntity.find(await readOne(exportKey(exportId)));
}

/** The write that creates an export, or saves it as a new version unless another worker went on with it. */
export function saveExport(before: ExportJob | undefined, after: ExportJob): Write {
  const version = (before?.version ?? 0) + 1;
  return {
    put: exportEntity.item({ ...exportKey(after.id), version, data: { ...after, version } }),
    when: before === undefined ? "absent" : { version: before.version },
  };
}
