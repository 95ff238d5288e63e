import { certificateGrantedByJoining } from "../../../events/certificate.ts";
import { grantedByJoining } from "../../../shared/mails/granted-by-joining.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-PER-4: to the holder. */
export const mail = declareMail({
  fact: certificateGrantedByJoining,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: grantedByJoining,
  examples: [{ ...exampleMail, number: "CQP-0123A-BCDEF-GHJ0", joinedOn: "2027-07-02" }],
});
