import { fileReopened as reopened } from "../../../events/enrolment.ts";
import { fileReopened } from "../../../shared/mails/file-reopened.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-VAE-8, R-TRN-12: to the candidate. */
export const mail = declareMail({
  fact: reopened,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: fileReopened,
  examples: [{ ...exampleMail, reason: "Le CV est illisible." }],
});
