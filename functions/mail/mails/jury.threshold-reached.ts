import { thresholdReached } from "../../../events/jury.ts";
import { certificationCode } from "../../../shared/domain/referential/certification.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { thresholdReachedMail } from "../../../shared/mails/threshold-reached.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-JURY-1: to OEMM. */
export const mail = declareMail({
  fact: thresholdReached,
  async load({ fact, data: { threshold }, settings: { contact, portalUrl } }) {
    const code = certificationCode.parse(fact.about.id);
    return {
      to: { name: "OEMM", email: contact },
      given: {
        threshold,
        certificationName: await nameInForce(code, dateInParis(fact.at)),
        waitingListUrl: `${portalUrl}/certifications/${code}/waiting-list`,
        contact,
      },
    };
  },
  write: thresholdReachedMail,
  examples: [
    {
      ...exampleMail,
      threshold: exampleMail.policy.jury.readyFiles.usual,
      waitingListUrl: `${exampleMail.portalUrl}/certifications/CMI/waiting-list`,
    },
  ],
});
