import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import { type CivilDate, dayOf } from "./civil-date.ts";

/** A unit that lengths of time count in. */
export type TimeUnit = "year" | "month" | "day" | "hour" | "minute";

/** A length of time: so many of one unit. */
export interface Duration<Unit extends TimeUnit = TimeUnit> {
  readonly count: number;
  readonly unit: Unit;
}

/**
 * A period of civil time (R-DATE-1). Where a rule may one day ask for none, or hold for ever, its field of the policy
 * becomes `Period | "none"` or `Period | "permanent"`: what reads it is then shown by the compiler.
 */
export type Period = Duration<"year" | "month" | "day">;

const move = { year: PlainDate.addYears, month: PlainDate.addMonths, day: PlainDate.addDays } as const;

/**
 * R-DATE-1: the last day of a period from `start`: the day with the same number, or the last day of the month where it
 * doesn't exist. That last day counts, to midnight at its end.
 */
export function lastDayAfter(start: CivilDate, { count, unit }: Period): CivilDate {
  return PlainDate.toString(move[unit](dayOf(start), count));
}

/** The day a period before `date`, constrained to the month's last day as in R-DATE-1. */
export function dayBefore(date: CivilDate, { count, unit }: Period): CivilDate {
  return lastDayAfter(date, { count: -count, unit });
}

const secondsIn = { day: 24 * 3600, hour: 3600, minute: 60 } as const;

/** A length of time in seconds, a day having 24 hours. */
export function inSeconds({ count, unit }: Duration<keyof typeof secondsIn>): number {
  return count * secondsIn[unit];
}
