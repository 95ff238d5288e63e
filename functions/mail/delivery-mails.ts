import { mailBounced } from "../../events/mail.ts";
import { mailNotDelivered } from "../../shared/mails/mail-not-delivered.ts";
import type { Composition } from "./composition.ts";

/** What OEMM is told of the mails themselves. */
export const deliveryMails: readonly Composition[] = [
  {
    fact: mailBounced,
    async compose(fact, { contact, portalUrl }) {
      const { mailId: _, sessionDate, ...lost } = mailBounced.read(fact);
      const { kind, id } = fact.about;
      const url = kind === "file" || kind === "session" ? `${portalUrl}/${kind}s/${id}/mails` : portalUrl;
      return {
        to: { name: "OEMM", email: contact },
        mail: mailNotDelivered({ ...lost, sessionDate, url, contact }),
      };
    },
  },
];
