import * as z from "zod";
import { fileId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { addDays, type CivilDate, civilDate, dateInParis, type Instant } from "../time/civil-date.ts";
import { lastDayAfter } from "../time/period.ts";

/** R-RGPD-2: what has a time of its own: a file, or the evidence of one that a certificate was issued for. */
export const retained = z.enum(["file", "evidence"]);
/** What has a time of its own, see {@link retained}. */
export type Retained = z.infer<typeof retained>;

/** R-RGPD-2: when a file, or its evidence, is looked at to be erased: what happened since moves it then. */
export const retention = z.strictObject({ fileId, what: retained, dueOn: civilDate });
/** When something is looked at, see {@link retention}. */
export type Retention = z.infer<typeof retention>;

/** What of a file decides how long it is kept. */
export interface RetainedFile {
  /** The day of its last event. */
  lastEventOn: CivilDate;
  /** The last valid days of what its person holds of its certification; none of what counts for ever. */
  validUntil: readonly (CivilDate | undefined)[];
  /** The day of the certificate that was issued for it and stands. */
  certifiedOn?: CivilDate | undefined;
}

/** What is done of a retention that is due: erased, looked at again on another day, or kept for good. */
export type Review = { kind: "erase" } | { kind: "later"; dueOn: CivilDate } | { kind: "kept" };

type Periods = Pick<Policy["retention"], "file" | "evidence">;

/** Reminders, and what was done with the file rather than in it. That a domain or an enrolment ends is an event of the file. */
const noEvents = ["deadline.", "mail.", "concerned.", "file.evidence-erased"];

/** R-RGPD-2: whether a fact in the history of a file is an event of it, by its type: reminders, mails and readings are none. */
export function isEventOfFile({ type }: { type: string }): boolean {
  return !noEvents.some((prefix) => type.startsWith(prefix));
}

/** R-RGPD-2: when a file, or the evidence of a certified one, that `day` is the last event of is first looked at. */
export function beginRetention(id: string, what: Retained, day: CivilDate, periods: Periods): Retention {
  return { fileId: id, what, dueOn: addDays(lastDayAfter(day, periods[what]), 1) };
}

/**
 * R-RGPD-2: what is done on `today` of a file that is due: one without a certificate is erased once the time since its last
 * event is over, though never while its person holds a valid domain of its certification; one with a certificate is kept.
 */
export function reviewFile(
  { lastEventOn, validUntil, certifiedOn }: RetainedFile,
  periods: Periods,
  today: CivilDate,
): Review {
  if (certifiedOn !== undefined) return { kind: "kept" };
  const days = validUntil.filter((day) => day !== undefined);
  if (days.length < validUntil.length) return { kind: "kept" };
  return eraseAfter(latest([lastDayAfter(lastEventOn, periods.file), ...days]), today);
}

/** What of a piece decides how long it is kept. */
interface RetainedPiece {
  id: string;
  requestedAt: Instant;
}

/**
 * R-RGPD-2: what is done on `today` of the evidence of a file: the time of each piece runs from the certificate, or from
 * its own request where that came later; without a certificate it goes with its file.
 */
export function reviewEvidence<Piece extends RetainedPiece>(
  pieces: readonly Piece[],
  { certifiedOn }: Pick<RetainedFile, "certifiedOn">,
  periods: Periods,
  today: CivilDate,
): { over: Piece[]; rest: Review } {
  if (certifiedOn === undefined) return { over: [], rest: { kind: "kept" } };
  const keptUntil = ({ requestedAt }: Piece) =>
    lastDayAfter(latest([certifiedOn, dateInParis(requestedAt)]), periods.evidence);
  const over = pieces.filter((piece) => keptUntil(piece) < today);
  const [first] = pieces
    .filter((piece) => !over.includes(piece))
    .map(keptUntil)
    .sort();
  return { over, rest: first === undefined ? { kind: "kept" } : eraseAfter(first, today) };
}

function latest(days: readonly [CivilDate, ...CivilDate[]]): CivilDate {
  return days.reduce((one, other) => (one < other ? other : one));
}

/** R-DATE-1: the last day counts, to its midnight. */
function eraseAfter(lastDay: CivilDate, today: CivilDate): Review {
  return lastDay < today ? { kind: "erase" } : { kind: "later", dueOn: addDays(lastDay, 1) };
}
