import * as z from "zod";
import { exportProgress, type ListedExport } from "../domain/exports/export-job.ts";
import { filtersOf } from "../domain/exports/export-request.ts";
import { exportId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/time/civil-date.ts";

/** What an export shows wherever it is read. */
export const exportView = z.strictObject({
  id: exportId,
  list: z.string(),
  format: z.string(),
  filters: z.record(z.string(), z.string()),
  state: z.enum(["requested", "running", "ready", "expired", "failed"]),
  requestedAt: instant,
  rows: z.int(),
  bytes: z.int(),
  fileExpiresAt: instant,
});

/** An export as it stands at an instant; `givenUpAfter`: seconds without a part after which no worker is at it any more. */
export function toExportView(
  job: ListedExport,
  now: Instant,
  givenUpAfter: number,
): z.output<typeof exportView> {
  const { id, request, requestedAt, rows, bytes, expiresAt } = job;
  const { list, format } = request;
  const state = exportProgress(job, now, givenUpAfter);
  return {
    id,
    list,
    format,
    filters: filtersOf(request),
    state,
    requestedAt,
    rows,
    bytes,
    fileExpiresAt: expiresAt,
  };
}
