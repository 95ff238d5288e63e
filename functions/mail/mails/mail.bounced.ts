import { mailBounced } from "../../../events/mail.ts";
import { mailNotDelivered } from "../../../shared/mails/mail-not-delivered.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const example = {
  ...exampleMail,
  recipientName: exampleMail.candidateName,
  to: "chloe@example.org",
  subject: "Convocation au jury",
  reason: "L’adresse n’existe pas.",
  url: `${exampleMail.fileUrl}/mails`,
};

/** To OEMM: a recipient did not get a mail. */
export const mail = declareMail({
  fact: mailBounced,
  async load({ fact, data: { mailId: _, sessionDate, ...lost }, settings: { contact, portalUrl } }) {
    const { kind, id } = fact.about;
    const url = kind === "file" || kind === "session" ? `${portalUrl}/${kind}s/${id}/mails` : portalUrl;
    return { to: { name: "OEMM", email: contact }, given: { ...lost, sessionDate, url, contact } };
  },
  write: mailNotDelivered,
  examples: [
    { ...example, cause: "bounced", sessionDate: "2027-07-02" },
    { ...example, cause: "complained", sessionDate: undefined },
  ],
});
