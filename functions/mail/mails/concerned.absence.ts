import { absenceTold } from "../../../events/concerned.ts";
import { outcomeStands } from "../../../shared/domain/jury/outcome-told.ts";
import { absenceOfCandidate } from "../../../shared/mails/absence-of-candidate.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { aboutConcerned, exampleConcerned } from "../about-concerned.ts";
import { declareMail } from "../declare-mail.ts";
import { outcomeChanged } from "../said-of-appearance.ts";

const example = { ...exampleConcerned, date: "2027-07-02" };

/** R-DAY-7: to the company or the centre, unless what became of the appearance is something else by now (R-DAY-4). */
export const mail = declareMail({
  fact: absenceTold,
  async load({ fact, data: { to: party, sessionId, date, is }, settings }) {
    const session = await loadSession(sessionId);
    if (session === undefined || !outcomeStands(session, fact.about.id, is)) return outcomeChanged;
    const { to, common } = await aboutConcerned(fact, party, settings);
    return { to, given: { ...common, date, is } };
  },
  write: absenceOfCandidate,
  examples: [
    { ...example, is: "absent", sex: "male" },
    { ...example, is: "excused", sex: "female" },
    { ...example, is: "undone" },
    { ...example, is: "adjourned", party: "company", greeted: undefined },
  ],
});
