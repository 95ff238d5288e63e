import { absenceCorrected as corrected } from "../../../events/jury.ts";
import { outcomeStands } from "../../../shared/domain/jury/outcome-told.ts";
import { absenceCorrected } from "../../../shared/mails/absence-corrected.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { outcomeChanged } from "../said-of-appearance.ts";

/** R-DAY-2: to the candidate, unless the jury decided on them since (R-DAY-4). */
export const mail = declareMail({
  fact: corrected,
  async load({ fact, data, settings }) {
    const session = await loadSession(data.sessionId);
    // What is unsettled is an adjourned appearance of a file that lapsed.
    const told = data.becomes === "unsettled" ? "waiting" : data.becomes;
    if (session === undefined || !outcomeStands(session, fact.about.id, told)) return outcomeChanged;
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: absenceCorrected,
  examples: [
    { ...exampleMail, date: "2027-07-02", becomes: "excused" },
    { ...exampleMail, date: "2027-07-02", becomes: "heard-again" },
    { ...exampleMail, date: "2027-07-02", becomes: "waiting" },
    { ...exampleMail, date: "2027-07-02", becomes: "unsettled" },
  ],
});
