import type { NewFact } from "../../events/fact.ts";
import type { DeadlineKind, DeadlineOf, SubjectOf } from "../../shared/domain/deadlines/kinds.ts";
import type { Recipient } from "../../shared/domain/deadlines/recipients.ts";
import type { ReminderMoment } from "../../shared/domain/deadlines/reminder-days.ts";
import type { CertificationCode } from "../../shared/domain/referential/certification.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import { type DueDeadline, deadlineEntity, keyOfDue } from "../../shared/store/deadlines.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import type { Key } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";
import type { Write } from "../../shared/store/transaction.ts";

/** What every message about a deadline says. */
export interface DeadlineTold {
  certification: CertificationCode;
  lastDay: CivilDate;
  moment: ReminderMoment;
  to: Recipient;
}

/** What happens as people are reminded of a deadline, or as it passes. */
export interface Ending {
  writes: Write[];
  facts: NewFact[];
}

/** When the worker acts. */
export interface Moment {
  today: CivilDate;
  now: Instant;
}

/** What the worker does about a kind of deadline that its rules can't: what it reads, writes and tells. */
export interface KindAtWork<Kind extends DeadlineKind> {
  /** The deadline and its subject, read together. */
  load(
    due: DueDeadline,
  ): Promise<{ held?: DeadlineOf<Kind> | undefined; subject?: SubjectOf<Kind> | undefined }>;
  /** The fact that tells one recipient of a moment; `functions/mail/mails/<its type>.ts` makes the mail of it, where there is one. */
  tell(held: DeadlineOf<Kind>, told: DeadlineTold): NewFact;
  /** What a reminder, so many days before the last one, does besides telling it, where it does something. */
  reminded?(
    held: DeadlineOf<Kind>,
    subject: SubjectOf<Kind>,
    moment: Moment,
    daysBefore: number,
  ): Promise<Ending>;
  /** R-DATE-4: what happens when it passes, besides telling it. */
  passed(held: DeadlineOf<Kind>, subject: SubjectOf<Kind>, moment: Moment): Ending | Promise<Ending>;
}

/** A deadline of a kind and the item of its subject, in one round trip. */
export async function readWithSubject<Kind extends DeadlineKind>(
  kind: Kind,
  due: DueDeadline,
  subjectKey: Key,
): Promise<{ held: DeadlineOf<Kind> | undefined; subject: StoredItem | undefined }> {
  const [item, subject] = await readTogether([keyOfDue(due), subjectKey]);
  const held = deadlineEntity.find(item);
  const isOfKind = (one: typeof held): one is DeadlineOf<Kind> => one?.kind === kind;
  return { held: isOfKind(held) ? held : undefined, subject };
}
