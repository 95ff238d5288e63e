import { certificateRestored as restored } from "../../../events/certificate.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { certificateRestored } from "../../../shared/mails/certificate-restored.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-DAY-9: to the holder. */
export const mail = declareMail({
  fact: restored,
  async load({ fact, data: { number }, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, number, on: dateInParis(fact.at) } };
  },
  write: certificateRestored,
  examples: [{ ...exampleMail, number: "CQP-0123A-BCDEF-GHJ0", on: "2027-09-02" }],
});
