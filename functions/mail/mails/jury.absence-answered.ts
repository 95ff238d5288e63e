import { absenceAnswered as answered } from "../../../events/jury.ts";
import { absenceAnswered } from "../../../shared/mails/absence-answered.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-DAY-11: to the candidate. */
export const mail = declareMail({
  fact: answered,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: absenceAnswered,
  examples: [
    { ...exampleMail, date: "2027-07-02", outcome: "kept" },
    { ...exampleMail, date: "2027-07-02", outcome: "freed" },
    { ...exampleMail, date: "2027-07-02", outcome: "excused" },
  ],
});
