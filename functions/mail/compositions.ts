import * as enrolment from "../../events/enrolment.ts";
import { evidenceRejected as rejected } from "../../events/evidence.ts";
import type { Fact } from "../../events/fact.ts";
import * as jury from "../../events/jury.ts";
import * as training from "../../events/training.ts";
import * as vae from "../../events/vae.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { domainTitles } from "../../shared/domain/referential/versions.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { absenceRecorded } from "../../shared/mails/absence-recorded.ts";
import { admissibilityDecided } from "../../shared/mails/admissibility-decided.ts";
import { candidateConvocation } from "../../shared/mails/candidate-convocation.ts";
import { decisionSheetMail } from "../../shared/mails/decision-sheet.ts";
import { enrolmentReceived } from "../../shared/mails/enrolment-received.ts";
import { enrolmentRegisteredMail } from "../../shared/mails/enrolment-registered.ts";
import { evaluatorInvited } from "../../shared/mails/evaluator-invited.ts";
import { evidenceRejected } from "../../shared/mails/evidence-rejected.ts";
import { fileReopened } from "../../shared/mails/file-reopened.ts";
import { fileSubmitted } from "../../shared/mails/file-submitted.ts";
import { memberConvocation } from "../../shared/mails/member-convocation.ts";
import { moduleAssessedMail } from "../../shared/mails/module-assessed.ts";
import { thresholdReachedMail } from "../../shared/mails/threshold-reached.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { loadFileMains, parseFile, parseSheet } from "../../shared/store/files.ts";
import { fileKey, sheetKey } from "../../shared/store/keys.ts";
import { loadMember } from "../../shared/store/members.ts";
import { certificationOfFile, nameInForce } from "../../shared/store/referential.ts";
import { readTogether } from "../../shared/store/table.ts";
import { printedSheet } from "../documents/printed-sheet.ts";
import type { Composed, Composition } from "./composition.ts";
import { deadlineMails } from "./deadline-mails.ts";
import { deliveryMails } from "./delivery-mails.ts";
import { peopleMails } from "./people-mails.ts";
import type { MailSettings } from "./settings.ts";

/** What a mail about a file begins with. */
async function aboutFile(fact: Fact, settings: MailSettings) {
  const [file] = await loadFileMains([fact.about.id]);
  if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
  return { file, ...(await commonOf(file, settings)) };
}

async function commonOf(file: CandidateFile, { portalUrl, contact, policy }: MailSettings) {
  const certification = await certificationOfFile(file);
  return {
    certification,
    to: { name: fullName(file.candidate), email: file.candidate.email },
    common: {
      candidateName: fullName(file.candidate),
      certificationName: certification.name,
      fileUrl: `${portalUrl}/files/${file.id}`,
      contact,
      policy,
    },
  };
}

/** What a mail about a training file begins with: two round trips, the file and its company. */
async function aboutTrainingFile(fact: Fact, settings: MailSettings) {
  const { file, ...about } = await aboutFile(fact, settings);
  if (file.path !== "training") throw new Error(`the file of ${fact.id} is not on the training path`);
  const company = await loadCompany(file.companyId);
  if (company === undefined) throw new Error(`the company of ${fact.id} does not exist`);
  return { file, ...about, companyName: company.name, companyEmail: company.email };
}

const decided = async (fact: Fact, settings: MailSettings, sheetId: string): Promise<Composed> => {
  const [fileItem, sheetItem] = await readTogether([
    fileKey(fact.about.id),
    sheetKey(fact.about.id, sheetId),
  ]);
  const file = parseFile(fileItem);
  const sheet = parseSheet(sheetItem);
  if (file === undefined || sheet === undefined) throw new Error(`the sheet of ${fact.id} does not exist`);
  const { to, common } = await commonOf(file, settings);
  return {
    to,
    mail: decisionSheetMail({ ...(await printedSheet(file, sheet, settings.policy)), ...common }),
  };
};

/** The mail that each kind of fact makes: the one place that says who is written to, and about what. */
export const compositions: readonly Composition[] = [
  ...peopleMails,
  {
    fact: enrolment.fileEnrolled,
    async compose(fact, settings) {
      const { file, to, common } = await aboutFile(fact, settings);
      return {
        to,
        mail: enrolmentReceived({ ...common, enrolledOn: file.enrolledOn ?? dateInParis(fact.at) }),
      };
    },
  },
  {
    fact: vae.admissibilityRuled,
    async compose(fact, settings) {
      const { to, common } = await aboutFile(fact, settings);
      return {
        to,
        mail: admissibilityDecided({ ...common, motive: vae.admissibilityRuled.read(fact).motive }),
      };
    },
  },
  {
    fact: rejected,
    async compose(fact, settings) {
      const { to, common } = await aboutFile(fact, settings);
      return { to, mail: evidenceRejected({ ...common, ...rejected.read(fact) }) };
    },
  },
  {
    fact: enrolment.fileSubmitted,
    async compose(fact, settings) {
      const { file, to, common } = await aboutFile(fact, settings);
      return { to, mail: fileSubmitted({ ...common, path: file.path }) };
    },
  },
  {
    fact: enrolment.fileReopened,
    async compose(fact, settings) {
      const { to, common } = await aboutFile(fact, settings);
      return { to, mail: fileReopened({ ...common, ...enrolment.fileReopened.read(fact) }) };
    },
  },
  {
    fact: training.enrolmentRegistered,
    async compose(fact, settings) {
      const { file, to, common, companyName } = await aboutTrainingFile(fact, settings);
      const registered = training.enrolmentRegistered.read(fact);
      const accountEmail = file.candidate.account;
      return { to, mail: enrolmentRegisteredMail({ ...common, ...registered, companyName, accountEmail }) };
    },
  },
  {
    fact: training.evaluatorNamed,
    async compose(fact, settings) {
      const { common, companyName } = await aboutTrainingFile(fact, settings);
      const { name, email } = training.evaluatorNamed.read(fact);
      const invited = { ...common, companyName, evaluatorName: name, accountEmail: email };
      return { to: { name, email }, mail: evaluatorInvited(invited) };
    },
  },
  {
    fact: training.moduleAssessed,
    async compose(fact, settings) {
      const { common, companyName, companyEmail } = await aboutTrainingFile(fact, settings);
      const assessed = training.moduleAssessed.read(fact);
      return {
        to: { name: companyName, email: companyEmail },
        mail: moduleAssessedMail({ ...common, ...assessed, companyName }),
      };
    },
  },
  {
    fact: jury.candidateConvened,
    async compose(fact, settings) {
      const { file, to, common, certification } = await aboutFile(fact, settings);
      const { domains, sessionId, ...appearance } = jury.candidateConvened.read(fact);
      const titles = domainTitles(certification);
      const mail = candidateConvocation({
        ...appearance,
        ...common,
        recipient: to,
        organiser: settings.from,
        uid: `${sessionId}-${file.id}@cqp-mutualite`,
        stampedAt: fact.at,
        domainTitles: domains.map((code) => titles.get(code) ?? code),
      });
      return { to, mail };
    },
  },
  {
    fact: jury.memberConvened,
    async compose(fact, settings) {
      const { memberId, sessionId, certification, ...appearance } = jury.memberConvened.read(fact);
      const member = await loadMember(memberId);
      if (member === undefined) throw new Error(`the member of ${fact.id} does not exist`);
      const to = { name: member.name, email: member.email };
      const mail = memberConvocation({
        ...appearance,
        recipient: to,
        certificationName: await nameInForce(certification, dateInParis(fact.at)),
        organiser: settings.from,
        contact: settings.contact,
        policy: settings.policy,
        uid: `${sessionId}-${memberId}@cqp-mutualite`,
        stampedAt: fact.at,
        sessionUrl: `${settings.portalUrl}/sessions/${sessionId}`,
      });
      return { to, mail };
    },
  },
  {
    fact: jury.thresholdReached,
    async compose(fact, { contact, portalUrl }) {
      const code = certificationCode.parse(fact.about.id);
      return {
        to: { name: "OEMM", email: contact },
        mail: thresholdReachedMail({
          ...jury.thresholdReached.read(fact),
          certificationName: await nameInForce(code, dateInParis(fact.at)),
          waitingListUrl: `${portalUrl}/certifications/${code}/waiting-list`,
          contact,
        }),
      };
    },
  },
  {
    fact: jury.absenceRecorded,
    async compose(fact, settings) {
      const { to, common } = await aboutFile(fact, settings);
      return { to, mail: absenceRecorded({ ...common, ...jury.absenceRecorded.read(fact) }) };
    },
  },
  {
    fact: jury.decisionSigned,
    compose: (fact, settings) => decided(fact, settings, jury.decisionSigned.read(fact).sheetId),
  },
  {
    fact: jury.decisionCorrected,
    compose: (fact, settings) => decided(fact, settings, jury.decisionCorrected.read(fact).sheetId),
  },
  ...deliveryMails,
  ...deadlineMails,
];
