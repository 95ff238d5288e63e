import { firstJuryKept as kept } from "../../../events/jury.ts";
import { firstJuryKept } from "../../../shared/mails/first-jury-kept.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-DAY-10: to the candidate. */
export const mail = declareMail({
  fact: kept,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: firstJuryKept,
  examples: [{ ...exampleMail, date: "2027-07-02", firstJuryBy: "2027-07-10" }],
});
