import { moduleAssessed } from "../../../events/training.ts";
import { moduleAssessedMail } from "../../../shared/mails/module-assessed.ts";
import { aboutTrainingFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-TRN-8: to the company. */
export const mail = declareMail({
  fact: moduleAssessed,
  async load({ fact, data, settings }) {
    const { common, companyName, companyEmail } = await aboutTrainingFile(fact, settings);
    return { to: { name: companyName, email: companyEmail }, given: { ...common, ...data } };
  },
  write: moduleAssessedMail,
  examples: [{ ...exampleMail, title: "Analyser la situation", assessedOn: "2027-06-30" }],
});
