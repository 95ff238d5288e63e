import { convocationsDue } from "../../../events/deadlines.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { convocationsDueMail } from "../../../shared/mails/convocations-due.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const example = {
  ...exampleMail,
  sessionDate: "2027-07-01",
  lastDay: "2027-06-16",
  sessionUrl: `${exampleMail.portalUrl}/sessions/ses_exemple`,
};

/** R-JURY-6, R-DATE-3: to OEMM. */
export const mail = declareMail({
  fact: convocationsDue,
  async load({ fact, data, settings: { portalUrl, contact, policy } }) {
    const { certification, sessionDate, lastDay, moment } = data;
    return {
      to: { name: "OEMM", email: contact },
      given: {
        certificationName: await nameInForce(certification, dateInParis(fact.at)),
        sessionDate,
        lastDay,
        moment,
        sessionUrl: `${portalUrl}/sessions/${fact.about.id}`,
        contact,
        policy,
      },
    };
  },
  write: convocationsDueMail,
  examples: [
    { ...example, moment: 7 },
    { ...example, moment: "passed" },
  ],
});
