import * as z from "zod";
import { exportId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { addSeconds, type Instant, instant } from "../time/civil-date.ts";
import { inSeconds } from "../time/period.ts";
import { type ExportRequest, requestedList } from "./export-request.ts";

/** Where an export goes on: a partition of its list, and the place in it. */
export const exportPosition = z.strictObject({
  partition: z.int().nonnegative(),
  cursor: z.string().optional(),
});
/** A position, see {@link exportPosition}. */
export type ExportPosition = z.infer<typeof exportPosition>;

const fields = {
  id: exportId,
  version: z.int().positive(),
  request: requestedList,
  /** Who exports personal data. */
  requestedBy: z.strictObject({ subject: z.string(), name: z.string() }),
  requestedAt: instant,
  /** When the file is deleted. */
  expiresAt: instant,
  /** When its last part was written; absent before the first. */
  wroteAt: instant.optional(),
  /** Rows and bytes written so far. */
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
};

/** An export, one shape per state. While it runs it knows all that another worker needs to go on with it. */
export const exportJob = z.discriminatedUnion("state", [
  z.strictObject({ ...fields, state: z.literal("requested") }),
  z.strictObject({
    ...fields,
    state: z.literal("running"),
    /** The multipart upload that the file is written by, and the tags of its parts. */
    uploadId: z.string(),
    parts: z.array(z.string()),
    /** Where the next part begins; none once every row is written. */
    position: exportPosition.optional(),
  }),
  z.strictObject({ ...fields, state: z.literal("ready"), readyAt: instant }),
]);
/** An export, see {@link exportJob}. */
export type ExportJob = z.infer<typeof exportJob>;
/** An export in one of the given states. */
export type ExportJobIn<State extends ExportJob["state"]> = Extract<ExportJob, { state: State }>;

/** What a list shows of an export, by its state. */
export const listedExport = z.strictObject({
  id: fields.id,
  version: fields.version,
  request: fields.request,
  state: z.enum(["requested", "running", "ready"]),
  requestedAt: fields.requestedAt,
  expiresAt: fields.expiresAt,
  wroteAt: fields.wroteAt,
  rows: fields.rows,
  bytes: fields.bytes,
});
/** What a list shows of an export, see {@link listedExport}. */
export type ListedExport = z.infer<typeof listedExport>;

/** The life of an export. */
export const exportMachine = {
  name: "export",
  subject: "du fichier exporté",
  states: { requested: "demandé", running: "en cours", ready: "disponible" },
  initial: "requested",
  transitions: {
    start: { from: ["requested"], to: ["running"], rule: "R-RGPD-3" },
    "write-part": { from: ["running"], rule: "R-RGPD-3" },
    finish: { from: ["running"], to: ["ready"], rule: "R-RGPD-3" },
  },
} as const satisfies StateMachine<ExportJob["state"], string>;

/** Begins an export. */
export function requestExport(
  given: { id: string; request: ExportRequest; requestedBy: ExportJob["requestedBy"] },
  { kept }: Policy["exports"],
  now: Instant,
): ExportJobIn<"requested"> {
  const expiresAt = addSeconds(now, inSeconds(kept));
  const first = { ...given, version: 1, requestedAt: now, expiresAt, rows: 0, bytes: 0 };
  return begin(exportMachine, { ...first, state: "requested" });
}

/** The export whose first part is to be written, by a multipart upload that was begun. */
export function startedExport(job: ExportJob, uploadId: string): ExportJobIn<"running"> {
  return transition(exportMachine, job, "start", (requested) => ({
    ...requested,
    state: "running",
    uploadId,
    parts: [],
    position: { partition: 0 },
  }));
}

/** Counts a part that was written `now`; `position` is where the next one begins. */
export function partWritten(
  job: ExportJob,
  part: { tag: string; rows: number; bytes: number; position: ExportPosition | undefined },
  now: Instant,
): ExportJobIn<"running"> {
  return transition(exportMachine, job, "write-part", ({ position: _, ...running }) => ({
    ...running,
    wroteAt: now,
    parts: [...running.parts, part.tag],
    rows: running.rows + part.rows,
    bytes: running.bytes + part.bytes,
    ...(part.position === undefined ? {} : { position: part.position }),
  }));
}

/** The whole file is there. */
export function exportFinished(job: ExportJob, now: Instant): ExportJobIn<"ready"> {
  return transition(exportMachine, job, "finish", ({ uploadId: _, parts: __, position: ___, ...rest }) => ({
    ...rest,
    state: "ready",
    readyAt: now,
  }));
}

/**
 * What a person sees of an export's progress; the file of an `expired` one is gone. One that wrote nothing for longer
 * than its message is delivered again (`givenUpAfter`, seconds) has `failed`: no worker is at it any more. That
 * is told from its age, not by the worker that gave it up: it holds as well for a message that was lost, and for a worker that
 * died with its last delivery. An operator who sends the message again brings it back to life.
 */
export function exportProgress(
  job: Pick<ListedExport, "state" | "wroteAt" | "requestedAt" | "expiresAt">,
  now: Instant,
  givenUpAfter: number,
): ExportJob["state"] | "expired" | "failed" {
  if (job.state !== "ready")
    return Date.parse(now) > Date.parse(addSeconds(job.wroteAt ?? job.requestedAt, givenUpAfter))
      ? "failed"
      : job.state;
  return Date.parse(now) >= Date.parse(job.expiresAt) ? "expired" : "ready";
}
