import * as deadlines from "../../events/deadlines.ts";
import type { Fact } from "../../events/fact.ts";
import type { Recipient } from "../../shared/domain/deadlines/recipients.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { CertificationCode } from "../../shared/domain/referential/certification.ts";
import { domainTitles } from "../../shared/domain/referential/versions.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { approvalNotice } from "../../shared/mails/approval-notice.ts";
import { convocationsDueMail } from "../../shared/mails/convocations-due.ts";
import { firstJuryNotice } from "../../shared/mails/first-jury-notice.ts";
import type { Person } from "../../shared/mails/layout/invitation.ts";
import { validationNotice } from "../../shared/mails/validation-notice.ts";
import { weeklyDigest } from "../../shared/mails/weekly-digest.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { listDeadlines } from "../../shared/store/deadlines.ts";
import { type FileSummary, isUnderWay, listFiles, loadFileMains } from "../../shared/store/files.ts";
import { certificationOfFile, nameInForce } from "../../shared/store/referential.ts";
import type { Composed, Composition } from "./composition.ts";
import type { MailSettings } from "./settings.ts";

/** The address of a company, a centre or OEMM. */
async function addressOf(to: Exclude<Recipient, { party: "candidate" }>, contact: string): Promise<Person> {
  if (to.party === "oemm") return { name: "OEMM", email: contact };
  const party = to.party === "company" ? await loadCompany(to.id) : (await loadCentre(to.id))?.centre;
  if (party === undefined) throw new Error(`${to.id} does not exist`);
  return { name: party.name, email: party.email };
}

function certificationName(code: CertificationCode, fact: Fact): Promise<string> {
  return nameInForce(code, dateInParis(fact.at));
}

async function aboutFile(fact: Fact, { portalUrl, contact, policy }: MailSettings): Promise<Composed> {
  const { to, kind, domains, lastDay, moment } = deadlines.fileDeadlineNotified.read(fact);
  const [file] = await loadFileMains([fact.about.id]);
  if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
  const certification = await certificationOfFile(file);
  const candidateName = fullName(file.candidate);
  const person =
    to.party === "candidate"
      ? { name: candidateName, email: file.candidate.email }
      : await addressOf(to, contact);
  const notice = {
    to: to.party,
    greetedName: person.name,
    candidateName,
    certificationName: certification.name,
    lastDay,
    moment,
    fileUrl: `${portalUrl}/files/${file.id}`,
    contact,
    policy,
  };
  const titles = domainTitles(certification);
  const mail =
    kind === "first-jury"
      ? firstJuryNotice(notice)
      : validationNotice({ ...notice, domainTitles: domains.map((code) => titles.get(code) ?? code) });
  return { to: person, mail };
}

/** Candidates named in a mail at most. */
const namedAtMost = 30;

/** R-CTR-3: the candidates under way with a centre for a certification and a path. */
async function candidatesUnderWay(centreId: string, wanted: Pick<FileSummary, "certification" | "path">) {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listFiles({ of: "centre", centreId }, 100, cursor);
    for (const { certification, path, candidateName } of page.entries.filter(isUnderWay)) {
      if (certification === wanted.certification && path === wanted.path) names.push(candidateName);
    }
    cursor = page.next;
  } while (cursor !== undefined && names.length <= namedAtMost);
  return { names: names.slice(0, namedAtMost), more: names.length > namedAtMost };
}

async function aboutApproval(fact: Fact, { portalUrl, contact }: MailSettings): Promise<Composed> {
  const { to, certification, service, lastDay, moment } = deadlines.approvalEndNotified.read(fact);
  const found = await loadCentre(fact.about.id);
  if (found === undefined || to.party === "candidate" || to.party === "company")
    throw new Error(`nobody to write to about ${fact.id}`);
  const { id, name } = found.centre;
  const person = await addressOf(to, contact);
  const tellsOemm = to.party === "oemm" && moment === "passed";
  return {
    to: person,
    mail: approvalNotice({
      to: to.party,
      greetedName: person.name,
      centreName: name,
      certificationName: await certificationName(certification, fact),
      service,
      lastDay,
      moment,
      underWay: tellsOemm
        ? await candidatesUnderWay(id, { certification, path: service })
        : { names: [], more: false },
      centreUrl: `${portalUrl}/centres/${id}`,
      contact,
    }),
  };
}

/** Deadlines listed in a digest at most. */
const nearestShown = 15;

async function digestFor(
  to: Exclude<Recipient, { party: "candidate" }>,
  fact: Fact,
  digest: ReturnType<typeof deadlines.oemmDigestIssued.read>,
  { portalUrl, contact }: MailSettings,
): Promise<Composed> {
  const person = await addressOf(to, contact);
  const { entries } =
    to.party === "oemm"
      ? { entries: [] }
      : await listDeadlines({ partyId: to.id }, {}, nearestShown, undefined);
  return {
    to: person,
    mail: weeklyDigest({
      greetedName: person.name,
      ...digest,
      nearest: await Promise.all(
        entries.map(async ({ label, certification, lastDay }) => ({
          label: label ?? `Agrément, CQP «\u00a0${await certificationName(certification, fact)}\u00a0»`,
          lastDay,
        })),
      ),
      deadlinesUrl: `${portalUrl}/deadlines`,
      contact,
    }),
  };
}

/** The mails about deadlines: reminders, notices that a day has passed, weekly digests. */
export const deadlineMails: readonly Composition[] = [
  { fact: deadlines.fileDeadlineNotified, compose: aboutFile },
  { fact: deadlines.approvalEndNotified, compose: aboutApproval },
  {
    fact: deadlines.convocationsDue,
    async compose(fact, { portalUrl, contact, policy }) {
      const { certification, sessionDate, lastDay, moment } = deadlines.convocationsDue.read(fact);
      const mail = convocationsDueMail({
        certificationName: await certificationName(certification, fact),
        sessionDate,
        lastDay,
        moment,
        sessionUrl: `${portalUrl}/sessions/${fact.about.id}`,
        contact,
        policy,
      });
      return { to: { name: "OEMM", email: contact }, mail };
    },
  },
  {
    fact: deadlines.oemmDigestIssued,
    compose: (fact, settings) =>
      digestFor({ party: "oemm" }, fact, deadlines.oemmDigestIssued.read(fact), settings),
  },
  {
    fact: deadlines.centreDigestIssued,
    compose: (fact, settings) =>
      digestFor(
        { party: "centre", id: fact.about.id },
        fact,
        deadlines.centreDigestIssued.read(fact),
        settings,
      ),
  },
  {
    fact: deadlines.companyDigestIssued,
    compose: (fact, settings) =>
      digestFor(
        { party: "company", id: fact.about.id },
        fact,
        deadlines.companyDigestIssued.read(fact),
        settings,
      ),
  },
];
