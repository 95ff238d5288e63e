import { oemmDigestIssued } from "../../../events/deadlines.ts";
import { declareMail } from "../declare-mail.ts";
import { digestMail } from "../digest.ts";

/** R-DATE-2: to OEMM, once a week. */
export const mail = declareMail({ fact: oemmDigestIssued, ...digestMail(() => ({ party: "oemm" })) });
