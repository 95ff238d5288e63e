import { candidateAdjourned as adjourned } from "../../../events/jury.ts";
import type { FileMain } from "../../../shared/domain/enrolment/file.ts";
import { outcomeStands } from "../../../shared/domain/jury/outcome-told.ts";
import { candidateAdjourned } from "../../../shared/mails/candidate-adjourned.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { outcomeChanged } from "../said-of-appearance.ts";

/** R-DAY-2: to the candidate, unless they were decided on, or convened anew, since (R-DAY-4). */
export const mail = declareMail({
  fact: adjourned,
  async load({ fact, data, settings }) {
    const session = await loadSession(data.sessionId);
    if (session === undefined || !outcomeStands(session, fact.about.id, "adjourned")) return outcomeChanged;
    const { file, to, common } = await aboutFile(fact, settings);
    if (!(await waits(file))) return outcomeChanged;
    return { to, given: { ...common, ...data } };
  },
  write: candidateAdjourned,
  examples: [
    { ...exampleMail, date: "2027-07-02", appeared: true },
    { ...exampleMail, date: "2027-07-02", appeared: false },
  ],
});

/** Whether a candidate is still to be convened: a session that is planned tells them nothing yet. */
async function waits({ state, sessionId }: FileMain): Promise<boolean> {
  if (state !== "scheduled" || sessionId === undefined) return state === "submitted";
  return (await loadSession(sessionId))?.state === "planned";
}
