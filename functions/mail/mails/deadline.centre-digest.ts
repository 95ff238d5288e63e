import { centreDigestIssued } from "../../../events/deadlines.ts";
import { declareMail } from "../declare-mail.ts";
import { digestMail } from "../digest.ts";

/** R-DATE-2: to the centre, once a week. */
export const mail = declareMail({
  fact: centreDigestIssued,
  ...digestMail((id) => ({ party: "centre", id })),
});
