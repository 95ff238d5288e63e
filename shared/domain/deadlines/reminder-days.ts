import { addDays, type CivilDate } from "../time/civil-date.ts";

/** A moment of a deadline's life at which people are written to: days before its last one, or its passing. */
export type ReminderMoment = number | "passed";

/** A day on which something is to do about a deadline. */
export interface DueAction {
  day: CivilDate;
  moment: ReminderMoment;
}

/**
 * R-DATE-1, R-DATE-2: what is to do about a deadline and when, in order: its reminders, in days before the last one, the
 * farthest first; it passes the day after its last one.
 */
function actionsOf(reminders: readonly number[], lastDay: CivilDate): DueAction[] {
  return [
    ...reminders.map((days) => ({ day: addDays(lastDay, -days), moment: days })),
    { day: addDays(lastDay, 1), moment: "passed" as const },
  ];
}

/** The first thing to do about a deadline after `day`. */
export function firstActionAfter(
  reminders: readonly number[],
  lastDay: CivilDate,
  day: CivilDate,
): DueAction | undefined {
  return actionsOf(reminders, lastDay).find((action) => action.day > day);
}

/**
 * R-DATE-2: what applies on `today` of all that came due since `handledUntil`: the latest alone, so that a run that
 * was missed is caught up with one reminder.
 */
export function latestDue(
  reminders: readonly number[],
  lastDay: CivilDate,
  handledUntil: CivilDate,
  today: CivilDate,
): DueAction | undefined {
  return actionsOf(reminders, lastDay).findLast(({ day }) => handledUntil < day && day <= today);
}
