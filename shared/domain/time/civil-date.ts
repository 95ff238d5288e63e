import { Temporal } from "temporal-polyfill";
import * as z from "zod";

/** The time zone of every civil date and time of the system (R-DATE-1). */
export const timeZone = "Europe/Paris";

/** A civil date, `YYYY-MM-DD`, in Europe/Paris. */
export const civilDate = z.iso.date("Date attendue au format AAAA-MM-JJ.");
/** A civil date, `YYYY-MM-DD`. ISO dates of this form compare as strings. */
export type CivilDate = z.infer<typeof civilDate>;

/** A time of day in Europe/Paris, `HH:MM`. */
export const civilTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Heure attendue au format HH:MM, par exemple 09:30.");
/** A time of day, `HH:MM`. */
export type CivilTime = z.infer<typeof civilTime>;

/** An instant as an ISO 8601 string in UTC. */
export const instant = z.iso.datetime("Instant attendu au format ISO 8601.");
/** An instant, ISO 8601 in UTC. */
export type Instant = z.infer<typeof instant>;

/** The civil date in Paris at `at`. */
export function dateInParis(at: Instant): CivilDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** `date` moved by a number of days, negative for the past. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** `time` moved by minutes within the same day; throws RangeError when it would pass midnight. */
export function addMinutes(time: CivilTime, minutes: number): CivilTime {
  const moved = Temporal.PlainDateTime.from(`2000-01-01T${time}`).add({ minutes });
  if (moved.toPlainDate().toString() !== "2000-01-01") throw new RangeError("past midnight");
  return moved.toPlainTime().toString({ smallestUnit: "minute" });
}

/** `at` moved by seconds. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return Temporal.Instant.from(at).add({ seconds }).toString();
}

/** The Monday of the week that `date` is in. */
export function mondayOf(date: CivilDate): CivilDate {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/** `count` months (`2029-02`), from the one that `date` is in. */
export function monthsFrom(date: CivilDate, count: number): string[] {
  const first = Temporal.PlainDate.from(date).toPlainYearMonth();
  return Array.from({ length: count }, (_, months) => first.add({ months }).toString());
}
