import { type ExportJob, exportJob, type ListedExport, listedExport } from "../domain/exports/export-job.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { exportKey, exportsOf, sortKey } from "./keys.ts";
import { type Narrowing, readSince } from "./narrowed-page.ts";
import { type Page, readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Exports of lists. */
export const exportEntity = defineEntity({
  name: "export",
  data: () => exportJob,
  summary: () => listedExport,
});

/** An export, or undefined. One round trip. */
export async function loadExport(exportId: string): Promise<ExportJob | undefined> {
  return exportEntity.find(await readOne(exportKey(exportId)));
}

/** The write that creates an export, or saves it as a new version unless another worker went on with it. */
export function saveExport(before: ExportJob | undefined, after: ExportJob): Write {
  const version = (before?.version ?? 0) + 1;
  const { id, request, state, requestedBy, requestedAt, expiresAt, wroteAt, rows, bytes } = after;
  return {
    put: exportEntity.item({
      ...exportKey(id),
      version,
      data: { ...after, version },
      summary: { id, version, request, state, requestedAt, expiresAt, wroteAt, rows, bytes },
      indexes: { gsi1: { pk: exportsOf(requestedBy.subject), sk: sortKey(requestedAt, id) } },
    }),
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** A page of the exports that an account asked for, newest first; those written since an instant and admitted, where these are given. */
export function listExports(
  subject: string,
  limit: number,
  cursor: Cursor | undefined,
  since?: Instant,
  narrowing?: Narrowing<Listed<ListedExport>>,
): Promise<Page<Listed<ListedExport>>> {
  const list = { index: "gsi1" as const, pk: exportsOf(subject), newestFirst: true };
  return readSince({ ...list, limit, cursor }, since, exportEntity.listed, narrowing);
}
