import {
  approvalEnded,
  approvalEndNotified,
  convocationsDue,
  domainsExpired,
  fileDeadlineNotified,
  fileLapsed,
} from "../../events/deadlines.ts";
import type { NewFact } from "../../events/fact.ts";
import type { Deadline } from "../../shared/domain/deadlines/deadline.ts";
import { isSpared, partyOf, type Recipient, recipientsOf } from "../../shared/domain/deadlines/recipients.ts";
import type { ReminderMoment } from "../../shared/domain/deadlines/reminder-days.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { loadReminderChoices } from "../../shared/store/reminder-choices.ts";

/** The facts of a moment of a deadline: what happened, when it passed, and one for each person to write to. */
export async function noticesOf(
  held: Deadline,
  file: CandidateFile | undefined,
  moment: ReminderMoment,
): Promise<NewFact[]> {
  const all = recipientsOf(held, file, moment);
  const choices =
    moment === "passed" ? new Map() : await loadReminderChoices(all.flatMap((to) => partyOf(to) ?? []));
  const told = all.filter((to) => !isSpared(held, moment, choices.get(partyOf(to) ?? "")));
  const passed = moment === "passed" ? passedFact(held) : undefined;
  return [...(passed === undefined ? [] : [passed]), ...told.map((to) => noticeTo(to, held, moment))];
}

function passedFact(held: Deadline): NewFact | undefined {
  const { lastDay, certification } = held;
  switch (held.kind) {
    case "first-jury":
      return fileLapsed.of(held.fileId, { firstJuryBy: lastDay });
    case "partial-validation":
      return domainsExpired.of(held.fileId, { lastDay, sheetId: held.sheetId, domains: held.domains });
    case "centre-approval":
      return approvalEnded.of(held.centreId, { certification, service: held.service, lastDay });
    case "convocation-notice":
      return undefined;
  }
}

function noticeTo(to: Recipient, held: Deadline, moment: ReminderMoment): NewFact {
  const { certification, lastDay } = held;
  const common = { certification, lastDay, moment, to };
  switch (held.kind) {
    case "first-jury":
      return fileDeadlineNotified.of(held.fileId, { ...common, kind: held.kind, domains: [] });
    case "partial-validation":
      return fileDeadlineNotified.of(held.fileId, { ...common, kind: held.kind, domains: held.domains });
    case "centre-approval":
      return approvalEndNotified.of(held.centreId, { ...common, service: held.service });
    case "convocation-notice":
      return convocationsDue.of(held.sessionId, { ...common, sessionDate: held.sessionDate });
  }
}
