// The library as functions: as classes it is twice as large, and every function of the system loads it.
import * as Calendar from "temporal-polyfill/fns/Calendar";
import * as Instants from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import * as z from "zod";

/** The time zone of every civil date and time of the system (R-DATE-1). */
export const timeZone = "Europe/Paris";

/** A civil date, `YYYY-MM-DD`, in Europe/Paris; what is none is compared with no other. */
export const civilDate = z.iso.date({ error: "Date attendue, comme le 3 mars 2026.", abort: true });
/** A civil date, `YYYY-MM-DD`. ISO dates of this form compare as strings. */
export type CivilDate = z.infer<typeof civilDate>;

/** A time of day in Europe/Paris, `HH:MM`. */
export const civilTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Heure attendue, comme 9\u00a0h\u00a030.", abort: true });
/** A time of day, `HH:MM`. */
export type CivilTime = z.infer<typeof civilTime>;

/** An instant as an ISO 8601 string in UTC. */
export const instant = z.iso.datetime("Jour et heure attendus, comme le 3 mars 2026 à 9\u00a0h\u00a030.");
/** An instant, ISO 8601 in UTC. */
export type Instant = z.infer<typeof instant>;

/** A civil date as the library computes with it; throws RangeError for what is none. */
export function dayOf(date: CivilDate): PlainDate.Record {
  return PlainDate.fromString(date, Calendar.getISO);
}

/** The hour of UTC of which the date was asked last, and that date: those who ask do so again within the hour. */
let lastAsked = { hour: "", date: "" };

/** The civil date in Paris at `at`: one for all of an hour of UTC, from which clocks in Paris differ by whole hours. */
export function dateInParis(at: Instant): CivilDate {
  const hour = at.slice(0, "2029-02-12T10".length);
  if (hour === lastAsked.hour && at.endsWith("Z")) return lastAsked.date;
  const local = Instants.toZonedDateTimeISO(Instants.fromString(at), timeZone);
  const date = PlainDate.toString(ZonedDateTime.toPlainDate(local));
  if (at.endsWith("Z")) lastAsked = { hour, date };
  return date;
}

/** The time of day in Paris at `at`, to the minute before. */
export function timeInParis(at: Instant): CivilTime {
  const local = Instants.toZonedDateTimeISO(Instants.fromString(at), timeZone);
  return PlainTime.toString(ZonedDateTime.toPlainTime(local), { smallestUnit: "minute" });
}

/** `date` moved by a number of days, negative for the past. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return PlainDate.toString(PlainDate.addDays(dayOf(date), days));
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return PlainDate.diffDays(dayOf(from), dayOf(to));
}

/** Minutes from one time of a day to a later one. */
export function minutesBetween(from: CivilTime, to: CivilTime): number {
  const minuteOf = (time: CivilTime) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return 60 * hours + minutes;
  };
  return minuteOf(to) - minuteOf(from);
}

/** `time` moved forward by minutes within the same day; throws RangeError when it would pass midnight. */
export function addMinutes(time: CivilTime, minutes: number): CivilTime {
  const [hour = Number.NaN, minute = Number.NaN] = time.split(":").map(Number);
  const moved = hour * 60 + minute + minutes;
  if (!(moved < 24 * 60)) throw new RangeError("past midnight");
  const twoFigures = (number: number) => String(number).padStart(2, "0");
  return `${twoFigures(Math.floor(moved / 60))}:${twoFigures(moved % 60)}`;
}

/**
 * `at` moved by seconds, to the millisecond as clocks tell it: instants are compared as texts, and 12.12 s as a text comes after
 * 12.125 s.
 */
export function addSeconds(at: Instant, seconds: number): Instant {
  return Instants.toString(Instants.addSeconds(Instants.fromString(at), seconds), {
    smallestUnit: "millisecond",
  });
}

/** The Monday of the week that `date` is in. */
export function mondayOf(date: CivilDate): CivilDate {
  return PlainDate.toString(PlainDate.startOfWeek(dayOf(date)));
}

/** `count` months (`2029-02`), from the one that `date` is in. */
export function monthsFrom(date: CivilDate, count: number): string[] {
  const first = PlainDate.startOfMonth(dayOf(date));
  return Array.from({ length: count }, (_, months) =>
    PlainDate.toString(PlainDate.addMonths(first, months)).slice(0, "2029-02".length),
  );
}
