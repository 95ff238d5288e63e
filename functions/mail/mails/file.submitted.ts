import { fileSubmitted as submitted } from "../../../events/enrolment.ts";
import { fileSubmitted } from "../../../shared/mails/file-submitted.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-VAE-8, R-TRN-12: to the candidate. */
export const mail = declareMail({
  fact: submitted,
  async load({ fact, settings }) {
    const { file, to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, path: file.path } };
  },
  write: fileSubmitted,
  examples: [
    { ...exampleMail, path: "vae" },
    { ...exampleMail, path: "training" },
  ],
});
