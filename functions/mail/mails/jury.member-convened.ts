import { memberConvened } from "../../../events/jury.ts";
import { fullName } from "../../../shared/domain/enrolment/candidate.ts";
import { type JurySession, sessionHours } from "../../../shared/domain/jury/session.ts";
import type { AppearanceSaid } from "../../../shared/domain/mail/appearance-message.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { memberConvocation } from "../../../shared/mails/member-convocation.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { loadFileMains } from "../../../shared/store/files.ts";
import { loadMember } from "../../../shared/store/members.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleAppearance, exampleMail } from "../example.ts";
import { saidOfAppearance } from "../said-of-appearance.ts";

const example = {
  ...exampleMail,
  ...exampleAppearance,
  recipient: { name: "Sarah Exemple", email: "sarah@example.org" },
  schedule: [{ start: "09:00", end: "09:45", candidateName: exampleMail.candidateName }],
  sessionUrl: `${exampleMail.portalUrl}/sessions/ses_exemple`,
};

/** R-JURY-6: to the jury member. */
export const mail = declareMail({
  fact: memberConvened,
  async load({ fact, data: { memberId, sessionId, sequence }, settings, leaving }) {
    const said = await saidOfAppearance({ sessionId, of: memberId }, sequence, leaving, (session) =>
      saidToMember(session, memberId),
    );
    if ("stays" in said) return said;
    const { session, message, hindrance } = said;
    const [member, names] = await Promise.all([
      loadMember(memberId),
      namesOf(session.slots.map(({ fileId }) => fileId)),
    ]);
    if (member === undefined) throw new Error(`the member of ${fact.id} does not exist`);
    const to = { name: member.name, email: member.email };
    return {
      to,
      message,
      ...(hindrance === undefined ? {} : { hindrance }),
      given: {
        ...message.says.said,
        kind: message.says.kind,
        sequence: message.says.sequence,
        schedule: session.slots.map(({ start, end, fileId }) => ({
          start,
          end,
          candidateName: names.get(fileId) ?? "Candidat",
        })),
        recipient: to,
        certificationName: await nameInForce(message.says.said.certification, dateInParis(fact.at)),
        organiser: settings.organiser,
        contact: settings.contact,
        policy: settings.policy,
        uid: `${sessionId}-${memberId}@cqp-mutualite`,
        stampedAt: systemRuntime.now(),
        sessionUrl: `${settings.portalUrl}/sessions/${sessionId}`,
      },
    };
  },
  write: memberConvocation,
  examples: [
    example,
    { ...example, kind: "update", sequence: 1 },
    { ...example, kind: "cancel", sequence: 2 },
  ],
});

async function namesOf(fileIds: string[]): Promise<Map<string, string>> {
  const files = await loadFileMains(fileIds);
  return new Map(files.flatMap((file) => (file === undefined ? [] : [[file.id, fullName(file.candidate)]])));
}

function saidToMember(session: JurySession, memberId: string): AppearanceSaid | undefined {
  if (!session.members.some(({ id }) => id === memberId)) return undefined;
  const { certification, format, date, place } = session;
  return { certification, format, date, place, ...sessionHours(session) };
}
