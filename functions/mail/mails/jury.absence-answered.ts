import { absenceAnswered as answered } from "../../../events/jury.ts";
import { answerStands } from "../../../shared/domain/jury/outcome-told.ts";
import { absenceAnswered } from "../../../shared/mails/absence-answered.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { outcomeChanged } from "../said-of-appearance.ts";

/** R-DAY-11: to the candidate, unless the session changed since (R-DAY-4). */
export const mail = declareMail({
  fact: answered,
  async load({ fact, data, settings }) {
    const session = await loadSession(data.sessionId);
    if (session === undefined || !answerStands(session, fact.about.id, data)) return outcomeChanged;
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: absenceAnswered,
  examples: [
    { ...exampleMail, date: "2027-07-02", outcome: "kept" },
    { ...exampleMail, date: "2027-07-02", outcome: "freed" },
    { ...exampleMail, date: "2027-07-02", outcome: "excused" },
  ],
});
