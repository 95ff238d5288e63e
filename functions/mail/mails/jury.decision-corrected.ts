import { decisionCorrected } from "../../../events/jury.ts";
import { decisionMail } from "../decision-sheet.ts";
import { declareMail } from "../declare-mail.ts";

/** R-JURY-12: to the candidate. */
export const mail = declareMail({ fact: decisionCorrected, ...decisionMail });
