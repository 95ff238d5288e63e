import { candidateConvened } from "../../../events/jury.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { candidateConvocation } from "../../../shared/mails/candidate-convocation.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleAppearance, exampleMail } from "../example.ts";

const example = {
  ...exampleMail,
  ...exampleAppearance,
  recipient: { name: exampleMail.candidateName, email: "chloe@example.org" },
  domainTitles: ["Analyser le marché", "Proposer une offre"],
};

/** R-JURY-6: to the candidate. */
export const mail = declareMail({
  fact: candidateConvened,
  async load({ fact, data: { domains, sessionId, ...appearance }, settings }) {
    const { file, to, common, certification } = await aboutFile(fact, settings);
    const titles = domainTitles(certification);
    return {
      to,
      given: {
        ...appearance,
        ...common,
        recipient: to,
        organiser: settings.from,
        uid: `${sessionId}-${file.id}@cqp-mutualite`,
        stampedAt: fact.at,
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
