import { transition } from "../state-machine.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { closeDeadline, deadlineMachine, type Finding } from "./deadline.ts";
import { type Deadline, rulesOf } from "./kinds.ts";
import { firstActionAfter, latestDue } from "./reminder-days.ts";

/** What a run does about a deadline, and the deadline after it. */
export type Step =
  | { kind: "nothing" }
  | { kind: "closed" | "postponed" | "expired"; deadline: Deadline }
  | { kind: "reminded"; deadline: Deadline; daysBefore: number };

/**
 * R-DATE-2, R-DATE-4: what the run of `today` does about a deadline, whose subject stands as told: closes it, sends
 * the latest reminder that applies, or lets it expire; and when it is next due. Deciding again about its outcome, the
 * same day or on an earlier one, gives nothing.
 */
export function advanceDeadline(held: Deadline, finding: Finding, today: CivilDate): Step {
  // What is over has no next day.
  if (held.nextDay === undefined || held.nextDay > today) return { kind: "nothing" };
  if (finding === "met" || finding === "dropped")
    return { kind: "closed", deadline: closeDeadline(held, finding, today) };
  const { reminders: usual } = rulesOf(held);
  const due = latestDue(usual, held.lastDay, held.handledUntil, today);
  const version = held.version + 1;
  if (due?.moment === "passed") {
    if (finding === "awaits-outcome") {
      const later = { version, nextDay: addDays(today, 1) };
      return {
        kind: "postponed",
        deadline: transition(deadlineMachine, held, "postpone", (running) => ({ ...running, ...later })),
      };
    }
    const { nextDay: _, ...kept } = held;
    const over = { ...kept, version, handledUntil: today, closedOn: today };
    return {
      kind: "expired",
      deadline: transition(deadlineMachine, held, "expire", () => ({ ...over, state: "expired" })),
    };
  }
  const next = firstActionAfter(usual, held.lastDay, today);
  const handled = { version, handledUntil: today, nextDay: next?.day };
  // Nothing applies where the reminders of its kind were set otherwise since its next day was computed.
  if (due === undefined)
    return {
      kind: "postponed",
      deadline: transition(deadlineMachine, held, "postpone", (running) => ({ ...running, ...handled })),
    };
  const reminders = [...held.reminders, { daysBefore: due.moment, on: today }];
  return {
    kind: "reminded",
    daysBefore: due.moment,
    deadline: transition(deadlineMachine, held, "remind", (running) => ({
      ...running,
      ...handled,
      reminders,
    })),
  };
}
