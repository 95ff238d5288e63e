import * as z from "zod";
import { fileId, personId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { addDays, type CivilDate, civilDate, dateInParis, type Instant } from "../time/civil-date.ts";
import { lastDayAfter } from "../time/period.ts";

/** R-RGPD-2: what has a time of its own: a file, or the evidence of one that a certificate was issued for. */
export const retained = z.enum(["file", "evidence"]);
/** What has a time of its own, see {@link retained}. */
export type Retained = z.infer<typeof retained>;

const ofFile = z.strictObject({ fileId, what: retained });
const ofPerson = z.strictObject({ personId, what: z.literal("person") });
const dueOn = { dueOn: civilDate };

/** R-RGPD-2: what a retention is about: a file, its evidence, or a person who may have no file. */
export const underRetention = z.union([ofFile, ofPerson]);
/** What a retention is about, see {@link underRetention}. */
export type UnderRetention = z.infer<typeof underRetention>;

/** R-RGPD-2: when a file, or its evidence, is looked at to be erased: what happened since moves it then. */
export const retention = ofFile.extend(dueOn);
/** R-RGPD-2: when a person is looked at to be erased, who may have no file. */
export const personRetention = ofPerson.extend(dueOn);
/** When something is looked at, see {@link retention}, {@link personRetention}. */
export type Retention = z.infer<typeof retention> | z.infer<typeof personRetention>;

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

/** R-RGPD-2: when a person who asked for something on `day` is first looked at: they may have no file, whose end would do it. */
export function beginPersonRetention(id: string, day: CivilDate, periods: Periods): Retention {
  return { personId: id, what: "person", dueOn: addDays(lastDayAfter(day, periods.file), 1) };
}

/**
 * R-RGPD-2: what is done on `today` of a person who is due: what they asked for is erased once it is as old as a file may
 * become. While a file of theirs is there, nothing: its own end does it.
 */
export function reviewPerson(
  { hasFile, lastEventOn }: { hasFile: boolean; lastEventOn: CivilDate },
  periods: Periods,
  today: CivilDate,
): Review {
  return hasFile ? { kind: "kept" } : eraseAfter(lastDayAfter(lastEventOn, periods.file), today);
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
