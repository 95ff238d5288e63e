import { evaluatorNamed } from "../../../events/training.ts";
import { evaluatorInvited } from "../../../shared/mails/evaluator-invited.ts";
import { aboutTrainingFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-TRN-9, R-TRN-10: to the evaluator. */
export const mail = declareMail({
  fact: evaluatorNamed,
  unproved: true,
  async load({ fact, data: { name, email }, settings }) {
    const { common, companyName } = await aboutTrainingFile(fact, settings);
    return {
      to: { name, email },
      given: { ...common, companyName, evaluatorName: name, accountEmail: email },
    };
  },
  write: evaluatorInvited,
  examples: [{ ...exampleMail, evaluatorName: "Paul Exemple", accountEmail: "paul@example.org" }],
});
