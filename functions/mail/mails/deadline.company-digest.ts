import { companyDigestIssued } from "../../../events/deadlines.ts";
import { declareMail } from "../declare-mail.ts";
import { digestMail } from "../digest.ts";

/** R-DATE-2: to the company, once a week. */
export const mail = declareMail({
  fact: companyDigestIssued,
  ...digestMail((id) => ({ party: "company", id })),
});
