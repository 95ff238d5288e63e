import { sessionNotHeld } from "../../../events/deadlines.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { sessionNotHeldMail } from "../../../shared/mails/session-not-held.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-DAY-10: to OEMM. */
export const mail = declareMail({
  fact: sessionNotHeld,
  async load({ fact, data: { certification, sessionDate }, settings: { portalUrl, contact, policy } }) {
    return {
      to: { name: "OEMM", email: contact },
      given: {
        certificationName: await nameInForce(certification, dateInParis(fact.at)),
        sessionDate,
        sessionUrl: `${portalUrl}/sessions/${fact.about.id}`,
        contact,
        policy,
      },
    };
  },
  write: sessionNotHeldMail,
  examples: [
    {
      ...exampleMail,
      sessionDate: "2027-07-01",
      sessionUrl: `${exampleMail.portalUrl}/sessions/ses_exemple`,
    },
  ],
});
