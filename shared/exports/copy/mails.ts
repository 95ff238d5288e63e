import type { FactSubject } from "../../../events/fact.ts";
import { droppingUnknown } from "../../domain/structure.ts";
import { everyEntry } from "../../store/every-entry.ts";
import { type ListedMail, listMails } from "../../store/mail-lists.ts";
import { mailView, toMailView } from "../../views/mail-view.ts";

/** Mails of a page. */
const page = 100;

/** A mail whose recipient is known: all but those that still wait to be composed. */
type AddressedMail = ListedMail & { to: string };

/** The mails about something that went to a person, or were to, newest first. */
export async function mailsAbout(about: FactSubject, isTheirs: (mail: AddressedMail) => boolean) {
  const mails = await Array.fromAsync(everyEntry((cursor) => listMails(about, page, cursor)));
  const addressed = mails.filter((mail): mail is AddressedMail => mail.to !== undefined);
  return addressed.filter(isTheirs).map((mail) => droppingUnknown(mailView).parse(toMailView(mail)));
}
