import * as z from "zod";
import { addDays, type CivilDate, civilDate, type Instant, instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import {
  allDeadlineRuns,
  deadlineBatchKey,
  deadlineRunKey,
  deadlineRunPartition,
  deadlineWatermarkKey,
  uploadWatermarkKey,
} from "./deadline-run-keys.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { sortKey } from "./keys.ts";
import { readSince } from "./narrowed-page.ts";
import { type Page, readOne, readPartition } from "./table.ts";
import { commit, type Write } from "./transaction.ts";

/** What a daily run did: it reads what is due and hands it over to workers. */
export const deadlineRun = z.strictObject({
  id: z.string(),
  startedAt: instant,
  /** None while it runs, or when it was interrupted: the next one takes over. */
  finishedAt: instant.optional(),
  /** The days that it read, both included. */
  from: civilDate,
  to: civilDate,
  /** Deadlines found due. */
  read: z.int(),
  /** Messages handed over, of some deadlines each. */
  batches: z.int(),
  /** Capacity units that the reading consumed. */
  capacity: z.number(),
});
/** A daily run, see {@link deadlineRun}. */
export type DeadlineRun = z.infer<typeof deadlineRun>;

/** What workers did of what a run handed over. */
export const batchReport = z.strictObject({
  reminded: z.int(),
  expired: z.int(),
  /** Deadlines that had lost their object: met, or dropped. */
  closed: z.int(),
  /** Deadlines whose passing waits for a jury's outcome. */
  postponed: z.int(),
  /** Deadlines that were dealt with already: another run, another delivery. */
  skipped: z.int(),
  /** Deadlines that failed, and come back. */
  failed: z.int(),
  capacity: z.number(),
});
/** What workers did, see {@link batchReport}. */
export type BatchReport = z.infer<typeof batchReport>;

/** Daily runs. */
export const runEntity = defineEntity({
  name: "deadline-run",
  data: () => deadlineRun,
  summary: () => deadlineRun,
});
/** What one delivery of a batch of a daily run did. */
export const batchEntity = defineEntity({ name: "deadline-batch", data: () => batchReport });

/** A report of nothing. */
export const emptyReport: BatchReport = {
  reminded: 0,
  expired: 0,
  closed: 0,
  postponed: 0,
  skipped: 0,
  failed: 0,
  capacity: 0,
};

/** Seconds that reports are kept: a year. */
const keptSeconds = 366 * 24 * 3600;

function expiryAfter(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000) + keptSeconds;
}

/** Records a run as it stands: at its start. */
export async function saveRun(run: DeadlineRun): Promise<void> {
  await commit([putRun(run)]);
}

/** Records a run as it ended, and that every day before `day` was found empty, in one round trip. */
export async function endRun(run: DeadlineRun, day: CivilDate): Promise<void> {
  await commit([putWatermark(day, "deadlines"), putRun(run)]);
}

function putRun(run: DeadlineRun): Write {
  const put = runEntity.item({
    ...deadlineRunKey(run.id),
    version: run.finishedAt === undefined ? 1 : 2,
    data: run,
    summary: run,
    indexes: { gsi3: { pk: allDeadlineRuns, sk: sortKey(run.startedAt, run.id) } },
    expiresAt: expiryAfter(run.startedAt),
  });
  return { put, when: "any" };
}

/** Records what one delivery of a batch did. */
export async function saveBatchReport(
  runId: string,
  deliveryId: string,
  report: BatchReport,
  at: Instant,
): Promise<void> {
  const put = batchEntity.item({
    ...deadlineBatchKey(runId, deliveryId),
    version: 1,
    data: report,
    expiresAt: expiryAfter(at),
  });
  await commit([{ put, when: "any" }]);
}

/** The runs, newest first; those that changed since an instant, where one is given. */
export function listRuns(
  limit: number,
  cursor: Cursor | undefined,
  since?: Instant,
): Promise<Page<Listed<DeadlineRun>>> {
  const list = { index: "gsi3" as const, pk: allDeadlineRuns, newestFirst: true, limit, cursor };
  return readSince(list, since, runEntity.listed);
}

/** A run and the sum of what its workers did so far, or undefined. */
export async function loadRun(runId: string): Promise<{ run: DeadlineRun; report: BatchReport } | undefined> {
  const items = await readPartition(deadlineRunPartition(runId));
  const [run] = runEntity.among(items);
  return run && { run, report: batchEntity.among(items).reduce(addReports, emptyReport) };
}

function addReports(a: BatchReport, b: BatchReport): BatchReport {
  return {
    reminded: a.reminded + b.reminded,
    expired: a.expired + b.expired,
    closed: a.closed + b.closed,
    postponed: a.postponed + b.postponed,
    skipped: a.skipped + b.skipped,
    failed: a.failed + b.failed,
    capacity: a.capacity + b.capacity,
  };
}

/** How far the runs have come that read by days. */
export const watermarkEntity = defineEntity({
  name: "deadline-watermark",
  data: () => z.strictObject({ day: civilDate }),
});

/** What runs read by days: the deadlines each morning, the upload requests each night. */
const watermarkKeys = { deadlines: deadlineWatermarkKey, uploads: uploadWatermarkKey };

/** The first day that runs still have to read, or undefined before the first run. One round trip. */
export async function loadWatermark(
  of: keyof typeof watermarkKeys = "deadlines",
): Promise<string | undefined> {
  return watermarkEntity.find(await readOne(watermarkKeys[of]))?.day;
}

/** Days that the first run ever looks back: schedules were off for a year at most. Later ones begin at the watermark. */
const firstRunDays = 366;

/**
 * The first day that a run of today reads: where runs have got to, and yesterday in any case, whose last entries may have reached the
 * index after the run of that day. One round trip.
 */
export async function firstDayToRead(
  today: CivilDate,
  of: keyof typeof watermarkKeys = "deadlines",
): Promise<CivilDate> {
  const mark = (await loadWatermark(of)) ?? addDays(today, -firstRunDays);
  const yesterday = addDays(today, -1);
  return mark < yesterday ? mark : yesterday;
}

/** Records that every day before `day` was found empty. */
export async function saveWatermark(
  day: string,
  of: keyof typeof watermarkKeys = "deadlines",
): Promise<void> {
  await commit([putWatermark(day, of)]);
}

function putWatermark(day: string, of: keyof typeof watermarkKeys): Write {
  return { put: watermarkEntity.item({ ...watermarkKeys[of], version: 1, data: { day } }), when: "any" };
}
