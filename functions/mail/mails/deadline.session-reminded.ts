import { sessionReminded } from "../../../events/deadlines.ts";
import { fullName } from "../../../shared/domain/enrolment/candidate.ts";
import { isSettled, type JurySession, sessionHours } from "../../../shared/domain/jury/session.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { sessionReminder } from "../../../shared/mails/session-reminder.ts";
import { loadMember } from "../../../shared/store/members.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleAppearance, exampleMail } from "../example.ts";
import { appearanceChanged } from "../said-of-appearance.ts";

const example = {
  ...exampleMail,
  ...exampleAppearance,
  greeted: { name: "Sarah Exemple" },
  candidates: [exampleMail.candidateName],
  sessionUrl: `${exampleMail.portalUrl}/sessions/ses_exemple`,
};

/** R-DAY-5: to a member, or to OEMM, unless it no longer holds (R-DAY-4). */
export const mail = declareMail({
  fact: sessionReminded,
  async load({ fact, data: { date, because, memberId }, settings: { portalUrl, contact, policy } }) {
    const session = await loadSession(fact.about.id);
    if (session === undefined || session.date !== date) return appearanceChanged;
    const candidates = concerned(session, because, memberId);
    const member = memberId === undefined ? undefined : await loadMember(memberId);
    const sits = memberId === undefined || session.members.some(({ id }) => id === memberId);
    if (candidates.length === 0 || !sits) return appearanceChanged;
    const { certification, format, place } = session;
    const to =
      member === undefined ? { name: "OEMM", email: contact } : { name: member.name, email: member.email };
    return {
      to,
      given: {
        greeted: member && { name: member.name },
        certificationName: await nameInForce(certification, dateInParis(fact.at)),
        format,
        place,
        date,
        ...sessionHours(session),
        because,
        candidates,
        sessionUrl: `${portalUrl}/sessions/${session.id}`,
        contact,
        policy,
      },
    };
  },
  write: sessionReminder,
  examples: [
    { ...example, because: "soon" },
    { ...example, because: "unexamined" },
    { ...example, because: "unsigned", greeted: undefined },
  ],
});

/** The candidates whom it is about: all, those whose files a member has not examined, or those without a signed outcome. */
function concerned(
  { state, slots }: JurySession,
  because: "soon" | "unexamined" | "unsigned",
  memberId: string | undefined,
): string[] {
  if (state !== (because === "unsigned" ? "opened" : "convened")) return [];
  return slots
    .filter((slot) => {
      if (because === "unexamined") return memberId !== undefined && !slot.examinedBy.includes(memberId);
      return because === "soon" || !isSettled(slot);
    })
    .map(({ candidate }) => fullName(candidate));
}
