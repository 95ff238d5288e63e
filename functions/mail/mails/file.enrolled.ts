import { fileEnrolled } from "../../../events/enrolment.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { enrolmentReceived } from "../../../shared/mails/enrolment-received.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-VAE-1: to the candidate, enrolled on the VAE path. */
export const mail = declareMail({
  fact: fileEnrolled,
  async load({ fact, settings }) {
    const { file, to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, enrolledOn: file.enrolledOn ?? dateInParis(fact.at) } };
  },
  write: enrolmentReceived,
  examples: [{ ...exampleMail, enrolledOn: "2027-02-01" }],
});
