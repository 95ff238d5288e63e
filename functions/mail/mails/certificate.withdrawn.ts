import { certificateWithdrawn as withdrawn } from "../../../events/certificate.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { certificateWithdrawn } from "../../../shared/mails/certificate-withdrawn.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const example = { ...exampleMail, number: "CQP-0123A-BCDEF-GHJ0", on: "2027-09-02" };

/** R-DAY-9: to the holder. */
export const mail = declareMail({
  fact: withdrawn,
  async load({ fact, data: { number, because = "corrected" }, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, number, because, on: dateInParis(fact.at) } };
  },
  write: certificateWithdrawn,
  examples: [
    { ...example, because: "fraud" },
    { ...example, because: "annulled" },
    { ...example, because: "corrected" },
  ],
});
