import * as z from "zod";
import { type ExportJob, exportJob } from "../domain/exports/export-job.ts";
import { exportKey } from "./keys.ts";
import { readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** An export, or undefined. One round trip. */
export async function loadExport(exportId: string): Promise<ExportJob | undefined> {
  const [item] = await readTogether([exportKey(exportId)]);
  return item === undefined ? undefined : z.parse(exportJob, item.data);
}

/** The write that creates an export, or saves it as a new version unless another worker went on with it. */
export function saveExport(before: ExportJob | undefined, after: ExportJob): Write {
  const version = (before?.version ?? 0) + 1;
  return {
    put: {
      ...exportKey(after.id),
      entity: "export",
      version,
      data: { ...after, version },
    },
    when: before === undefined ? "absent" : { version: before.version },
  };
}
