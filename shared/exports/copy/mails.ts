import type { FactSubject } from "../../../events/fact.ts";
import { droppingUnknown } from "../../domain/structure.ts";
import { everyEntry } from "../../store/every-entry.ts";
import { listMails, type MailRecord } from "../../store/mails.ts";
import { mailView, toMailView } from "../../views/mail-view.ts";

/** Mails of a page. */
const page = 100;

/** The mails about something that went to a person, newest first. */
export async function mailsAbout(about: FactSubject, isTheirs: (mail: MailRecord) => boolean) {
  const mails = await Array.fromAsync(everyEntry((cursor) => listMails(about, page, cursor)));
  return mails.filter(isTheirs).map((mail) => droppingUnknown(mailView).parse(toMailView(mail)));
}
