import { fileDeadlineNotified } from "../../../events/deadlines.ts";
import { expiringForCompany } from "../../../shared/domain/access/decisions.ts";
import { fullName } from "../../../shared/domain/enrolment/candidate.ts";
import { policyOfVersion } from "../../../shared/domain/policy/policy-of-version.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { type FileDeadlineTold, firstJuryDeadlineMail } from "../../../shared/mails/first-jury-deadline.ts";
import type { Mail } from "../../../shared/mails/layout/mail.ts";
import { validationDeadlineMail } from "../../../shared/mails/validation-deadline.ts";
import { loadFileMains } from "../../../shared/store/files.ts";
import { certificationOfFile } from "../../../shared/store/referential.ts";
import { greetedOf } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { addressOf } from "../party-address.ts";
import { remindersPage } from "../reminders-page.ts";

type Kind = ReturnType<typeof fileDeadlineNotified.read>["kind"];
type Given = FileDeadlineTold & { kind: Kind; domainTitles: readonly string[] };

/** The wording of each kind of deadline of a file. */
const wordings: Readonly<Record<Kind, (given: Given) => Mail>> = {
  "first-jury": firstJuryDeadlineMail,
  "partial-validation": validationDeadlineMail,
};

const examples = (Object.keys(wordings) as Kind[]).flatMap((kind) =>
  ([30, "passed"] as const).flatMap((moment) =>
    (["candidate", "company"] as const).map(
      (to): Given => ({
        ...exampleMail,
        kind,
        moment,
        to,
        greeted: to === "candidate" ? exampleMail.greeted : undefined,
        lastDay: "2029-02-28",
        domainTitles: ["Analyser le marché", "Proposer une offre"],
      }),
    ),
  ),
);

/** R-DATE-2, R-DATE-4: to the candidate, those who follow them, or OEMM. */
export const mail = declareMail({
  fact: fileDeadlineNotified,
  async load({
    fact,
    data: { to, kind, domains, lastDay, moment },
    settings: { portalUrl, contact, policy },
  }) {
    const [file] = await loadFileMains([fact.about.id]);
    if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
    const certification = await certificationOfFile(file);
    const candidateName = fullName(file.candidate);
    const person =
      to.party === "candidate"
        ? { name: candidateName, email: file.candidate.email ?? "" }
        : await addressOf(to, contact);
    const titles = domainTitles(certification);
    const expiring = domains.map((code) => titles.get(code) ?? code);
    return {
      to: person,
      choicesUrl: remindersPage(portalUrl, kind, moment, to),
      given: {
        kind,
        to: to.party,
        greeted: to.party === "candidate" ? greetedOf(file) : undefined,
        candidateName,
        certificationName: certification.name,
        lastDay,
        moment,
        domainTitles: to.party === "company" ? expiringForCompany(expiring, file) : expiring,
        fileUrl: `${portalUrl}/files/${file.id}`,
        contact,
        policy: policyOfVersion(certification, policy),
      },
    };
  },
  write: (given: Given) => wordings[given.kind](given),
  examples: examples as [Given, ...Given[]],
});
