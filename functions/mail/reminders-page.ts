import { type DeadlineKind, deadlineKinds } from "../../shared/domain/deadlines/kinds.ts";
import { mayBeLeft, type Recipient } from "../../shared/domain/deadlines/recipients.ts";
import type { ReminderMoment } from "../../shared/domain/deadlines/reminder-days.ts";

/** The page of the space on which an organisation does without reminders, for those that it may do without (R-DATE-2). */
export function remindersPage(
  portalUrl: string,
  kind: DeadlineKind,
  moment: ReminderMoment,
  to: Recipient,
): string | undefined {
  return mayBeLeft(deadlineKinds[kind], moment, to) ? `${portalUrl}/account/reminders` : undefined;
}
