import { guidePolicy } from "../policy/guide-policy.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import type { DeadlineKind } from "./deadline.ts";

/** A moment of a deadline's life at which people are written to: days before its last one, or its passing. */
export type ReminderMoment = number | "passed";

/** A day on which something is to do about a deadline. */
export interface DueAction {
  day: CivilDate;
  moment: ReminderMoment;
}

const { usual, convocations } = guidePolicy.reminderDays;

/** R-DATE-2: the reminders of each kind, in days before its last one. */
export const reminderDays: Readonly<Record<DeadlineKind, readonly number[]>> = {
  "first-jury": usual,
  "partial-validation": usual,
  "centre-approval": usual,
  "convocation-notice": convocations,
};

/** R-DATE-1, R-DATE-2: what is to do about a deadline and when, in order. It passes the day after its last one. */
export function actionsOf(kind: DeadlineKind, lastDay: CivilDate): DueAction[] {
  return [
    ...reminderDays[kind].map((days) => ({ day: addDays(lastDay, -days), moment: days })),
    { day: addDays(lastDay, 1), moment: "passed" as const },
  ];
}

/** The first thing to do about a deadline after `day`. */
export function firstActionAfter(
  kind: DeadlineKind,
  lastDay: CivilDate,
  day: CivilDate,
): DueAction | undefined {
  return actionsOf(kind, lastDay).find((action) => action.day > day);
}

/**
 * R-DATE-2: what applies on `today` of all that came due since `handledUntil`: the latest alone, so that a run that
 * was missed is caught up with one reminder.
 */
export function latestDue(
  kind: DeadlineKind,
  lastDay: CivilDate,
  handledUntil: CivilDate,
  today: CivilDate,
): DueAction | undefined {
  return actionsOf(kind, lastDay).findLast(({ day }) => handledUntil < day && day <= today);
}
