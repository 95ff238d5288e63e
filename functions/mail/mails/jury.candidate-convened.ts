import { candidateConvened } from "../../../events/jury.ts";
import { slotOfFile } from "../../../shared/domain/jury/session.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { uidOfAppearance } from "../../../shared/mails/calendar-of-candidate.ts";
import { candidateConvocation } from "../../../shared/mails/candidate-convocation.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleAppearance, exampleMail } from "../example.ts";
import { saidOfAppearance } from "../said-of-appearance.ts";
import { saidToCandidate } from "../said-to-candidate.ts";

const example = {
  ...exampleMail,
  ...exampleAppearance,
  recipient: { name: exampleMail.candidateName, email: "chloe@example.org" },
  domainTitles: ["Analyser le marché", "Proposer une offre"],
};

/** R-JURY-6: to the candidate. */
export const mail = declareMail({
  fact: candidateConvened,
  async load({ fact, data: { sessionId, sequence }, settings, leaving }) {
    const fileId = fact.about.id;
    const said = await saidOfAppearance({ sessionId, of: fileId }, sequence, leaving, (session) =>
      saidToCandidate(session, fileId),
    );
    if ("stays" in said) return said;
    const { session, message, hindrance } = said;
    const { to, common, certification } = await aboutFile(fact, settings);
    const titles = domainTitles(certification);
    const { domains = [], extraTime } = slotOfFile(session, fileId) ?? {};
    return {
      to,
      message,
      ...(hindrance === undefined ? {} : { hindrance }),
      given: {
        ...message.says.said,
        kind: message.says.kind,
        sequence: message.says.sequence,
        ...common,
        extraTime,
        recipient: to,
        organiser: settings.organiser,
        uid: uidOfAppearance(sessionId, fileId),
        stampedAt: systemRuntime.now(),
        domainTitles: domains.map((code) => titles.get(code) ?? code),
      },
    };
  },
  write: candidateConvocation,
  examples: [
    example,
    { ...example, format: "interview", place: { kind: "remote", url: "https://visio.example.org/jury" } },
    { ...example, kind: "update", sequence: 1 },
    { ...example, kind: "cancel", sequence: 2 },
  ],
});
