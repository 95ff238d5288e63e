import { approvalEndNotified } from "../../../events/deadlines.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { approvalDeadlineMail } from "../../../shared/mails/approval-deadline.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { addressOf } from "../party-address.ts";
import { remindersPage } from "../reminders-page.ts";

const example = {
  ...exampleMail,
  service: "vae" as const,
  lastDay: "2030-12-31",
  moment: 90 as const,
  centreUrl: `${exampleMail.portalUrl}/centres/ctr_exemple`,
};

/** R-DATE-3, R-CTR-3: to the centre; OEMM was told so too until it had a task of it. */
export const mail = declareMail({
  fact: approvalEndNotified,
  async load({ fact, data, settings: { portalUrl, contact } }) {
    const { to, certification, service, lastDay, moment } = data;
    if (to.party !== "centre") return { stays: "superseded", reason: "L’OEMM en a une tâche." };
    return {
      to: await addressOf(to, contact),
      choicesUrl: remindersPage(portalUrl, "centre-approval", moment, to),
      given: {
        certificationName: await nameInForce(certification, dateInParis(fact.at)),
        service,
        lastDay,
        moment,
        centreUrl: `${portalUrl}/centres/${to.id}`,
        contact,
      },
    };
  },
  write: approvalDeadlineMail,
  examples: [example, { ...example, service: "training", moment: "passed" }],
});
