import type { Fact } from "../../events/fact.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import type { Greeted } from "../../shared/mails/layout/greeting.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import type { MailSettings } from "./settings.ts";

/** What a mail about a file begins with: one round trip for the file, and its version of the certification. */
export async function aboutFile(fact: Fact, settings: MailSettings) {
  const [file] = await loadFileMains([fact.about.id]);
  if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
  return { file, ...(await commonOf(file, settings)) };
}

/** R-PER-1: the candidate of a file as mails greet them. */
export function greetedOf({ candidate }: Pick<FileMain, "candidate">): Greeted {
  return { name: fullName(candidate), sex: candidate.civilStatus.sex };
}

/** What the mails about a file have in common: its candidate, its certification, and where it is read. */
export async function commonOf(file: FileMain, { portalUrl, contact, policy }: MailSettings) {
  const certification = await certificationOfFile(file);
  return {
    certification,
    to: { name: fullName(file.candidate), email: file.candidate.email ?? "" },
    common: {
      candidateName: fullName(file.candidate),
      greeted: greetedOf(file),
      certificationName: certification.name,
      fileUrl: `${portalUrl}/files/${file.id}`,
      contact,
      policy,
    },
  };
}

/** What a mail about a training file begins with: two round trips, the file and its company. */
export async function aboutTrainingFile(fact: Fact, settings: MailSettings) {
  const { file, ...about } = await aboutFile(fact, settings);
  if (file.path !== "training") throw new Error(`the file of ${fact.id} is not on the training path`);
  const company = await loadCompany(file.companyId);
  if (company === undefined) throw new Error(`the company of ${fact.id} does not exist`);
  return { file, ...about, companyName: company.name, companyEmail: company.email };
}
