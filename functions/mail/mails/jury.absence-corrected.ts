import { absenceCorrected as corrected } from "../../../events/jury.ts";
import { absenceCorrected } from "../../../shared/mails/absence-corrected.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-DAY-2: to the candidate. */
export const mail = declareMail({
  fact: corrected,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: absenceCorrected,
  examples: [
    { ...exampleMail, date: "2027-07-02", becomes: "excused" },
    { ...exampleMail, date: "2027-07-02", becomes: "heard-again" },
    { ...exampleMail, date: "2027-07-02", becomes: "waiting" },
    { ...exampleMail, date: "2027-07-02", becomes: "unsettled" },
  ],
});
