import type { FactSubject } from "../../events/fact.ts";
import { messageKept } from "../../shared/domain/mail/appearance-message.ts";
import { withholdMail } from "../../shared/domain/mail/sending.ts";
import { measure } from "../../shared/runtime/measure.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { loadMail, saveMail, settleMessage } from "../../shared/store/mails.ts";
import { commit } from "../../shared/store/transaction.ts";
import { openLostMailTask } from "./lost-mail-task.ts";

/** Rounds that try to compose a mail: an hour of them. */
export const roundsTried = 12;

/** A mail could not be composed: what it is made from is missing, or wrong. */
export class NotComposed extends Error {
  /** The type of the fact that it announces. */
  readonly mailType: string;

  constructor(mailType: string, cause: unknown) {
    super(`the mail of ${mailType} can't be composed`, { cause });
    this.mailType = mailType;
    this.name = "NotComposed";
  }
}

/** R-DAY-4: a round could not compose a mail. After some it is tried no more: OEMM has a task of it, and may have it sent again. */
export function recordUncomposed(about: FactSubject, factId: string, type: string): Promise<void> {
  return decideAgain(async () => {
    const now = systemRuntime.now();
    const stored = await loadMail(about, factId);
    if (stored?.mail.state !== "waiting" && stored?.mail.state !== "sending") return;
    const failures = (stored.mail.failures ?? 0) + 1;
    const tried = { ...stored.mail, type, failures, claimedAt: now };
    if (failures < roundsTried) return commit([saveMail(stored.version, tried)]);
    const withheld = withholdMail(tried, `Le courriel «\u00a0${type}\u00a0» n’a pas pu être rédigé.`);
    await commit([
      saveMail(stored.version, withheld),
      ...(await settleMessage(withheld, messageKept)),
      ...(await openLostMailTask(withheld, withheld.reason, now)).writes,
    ]);
    await measure("MailWithheld", 1);
  });
}
