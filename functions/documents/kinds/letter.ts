import { letterWritten } from "../../../events/mail.ts";
import { letterDocument } from "../../../shared/documents/letter.ts";
import { loadMail } from "../../../shared/store/mails.ts";
import { ofFile, type PrintedOn } from "../print-order.ts";

/** R-OEMM-1: what would be mailed to a person without e-mail, to print and to post; none once it has nothing more to say. */
export const letterOn: readonly PrintedOn[] = [
  {
    fact: letterWritten,
    order(fact) {
      const { mailId } = letterWritten.read(fact);
      return {
        name: ofFile(fact, "letter", mailId),
        async print() {
          const { mail } = (await loadMail(fact.about, mailId)) ?? {};
          if (mail?.letter === undefined || mail.state === "superseded") return undefined;
          const { letter, recipientName = "", subject = "" } = mail;
          return letterDocument(letter, { recipientName, subject, madeAt: fact.at });
        },
      };
    },
  },
];
