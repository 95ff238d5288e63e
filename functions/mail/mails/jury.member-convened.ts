import { memberConvened } from "../../../events/jury.ts";
import { fullName } from "../../../shared/domain/enrolment/candidate.ts";
import { dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { memberConvocation } from "../../../shared/mails/member-convocation.ts";
import { loadFileMains } from "../../../shared/store/files.ts";
import { loadMember } from "../../../shared/store/members.ts";
import { nameInForce } from "../../../shared/store/referential.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleAppearance, exampleMail } from "../example.ts";

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
  async load({ fact, data: { memberId, sessionId, certification, schedule, ...appearance }, settings }) {
    const [member, names] = await Promise.all([
      loadMember(memberId),
      namesOf(schedule.flatMap(({ fileId = [] }) => fileId)),
    ]);
    if (member === undefined) throw new Error(`the member of ${fact.id} does not exist`);
    const to = { name: member.name, email: member.email };
    return {
      to,
      given: {
        ...appearance,
        schedule: schedule.map(({ start, end, fileId }) => ({
          start,
          end,
          candidateName: names.get(fileId ?? "") ?? "Candidat",
        })),
        recipient: to,
        certificationName: await nameInForce(certification, dateInParis(fact.at)),
        organiser: settings.from,
        contact: settings.contact,
        policy: settings.policy,
        uid: `${sessionId}-${memberId}@cqp-mutualite`,
        stampedAt: fact.at,
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
