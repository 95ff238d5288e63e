import { acceptanceAsked } from "../../../events/acceptance.ts";
import { acceptanceRequest } from "../../../shared/mails/acceptance-request.ts";
import { aboutTrainingFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-PER-3: who has no address accepts on a signed form: a code would not help them. */
const onPaper = {
  stays: "superseded" as const,
  reason: "Sans adresse électronique\u00a0: cette inscription s’accepte sur un formulaire signé.",
};

/** R-PER-2, R-PER-3: to the employee, at the address that their company typed. */
export const mail = declareMail({
  fact: acceptanceAsked,
  unproved: true,
  async load({ fact, settings }) {
    const { file, to, common, companyName } = await aboutTrainingFile(fact, settings);
    if (to.email === "") return onPaper;
    const code = file.acceptance?.state === "asked" ? file.acceptance.code : undefined;
    return { to, given: { ...common, companyName, code } };
  },
  write: acceptanceRequest,
  examples: [
    { ...exampleMail, companyName: "Mutuelle Exemple", code: "7K3M-9PQ2-XW4T" },
    { ...exampleMail, companyName: "Mutuelle Exemple", code: undefined },
  ],
});
