import { absenceRecorded as recorded } from "../../../events/jury.ts";
import { absenceRecorded } from "../../../shared/mails/absence-recorded.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-JURY-8: to the candidate. */
export const mail = declareMail({
  fact: recorded,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: absenceRecorded,
  examples: [
    { ...exampleMail, date: "2027-07-02", kind: "absent" },
    { ...exampleMail, date: "2027-07-02", kind: "excused" },
  ],
});
