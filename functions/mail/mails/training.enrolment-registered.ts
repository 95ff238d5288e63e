import { enrolmentRegistered } from "../../../events/training.ts";
import { enrolmentRegisteredMail } from "../../../shared/mails/enrolment-registered.ts";
import { aboutTrainingFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-TRN-1, R-TRN-2: to the candidate. */
export const mail = declareMail({
  fact: enrolmentRegistered,
  async load({ fact, data, settings }) {
    const { to, common, companyName } = await aboutTrainingFile(fact, settings);
    return { to, given: { ...common, ...data, companyName } };
  },
  write: enrolmentRegisteredMail,
  examples: [
    {
      ...exampleMail,
      enrolledOn: "2027-02-01",
      firstJuryBy: "2030-02-01",
    },
  ],
});
