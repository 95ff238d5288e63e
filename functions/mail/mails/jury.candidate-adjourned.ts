import { candidateAdjourned as adjourned } from "../../../events/jury.ts";
import { candidateAdjourned } from "../../../shared/mails/candidate-adjourned.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-DAY-2: to the candidate. */
export const mail = declareMail({
  fact: adjourned,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: candidateAdjourned,
  examples: [
    { ...exampleMail, date: "2027-07-02", appeared: true },
    { ...exampleMail, date: "2027-07-02", appeared: false },
  ],
});
