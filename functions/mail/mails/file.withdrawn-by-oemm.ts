import { fileWithdrawnByOemm } from "../../../events/enrolment.ts";
import { fileEnded } from "../../../shared/mails/file-ended.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-OEMM-1: to the candidate. */
export const mail = declareMail({
  fact: fileWithdrawnByOemm,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data, how: "withdrawn" as const } };
  },
  write: fileEnded,
  examples: [{ ...exampleMail, how: "withdrawn", motive: "Renonce par courrier." }],
});
