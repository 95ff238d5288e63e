import { fileSubmitted as submitted } from "../../../events/enrolment.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { fileSubmitted } from "../../../shared/mails/file-submitted.ts";
import { loadPolicyOn } from "../../../shared/store/branch-series.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-VAE-8, R-TRN-12: to the candidate. */
export const mail = declareMail({
  fact: submitted,
  async load({ fact, settings }) {
    const { file, to, common } = await aboutFile(fact, settings);
    // R-LAW-1: the notice that was in force when it was submitted.
    const policy = await loadPolicyOn(dateInParis(fact.at));
    return { to, given: { ...common, path: file.path, policy } };
  },
  write: fileSubmitted,
  examples: [
    { ...exampleMail, path: "vae" },
    { ...exampleMail, path: "training" },
  ],
});
