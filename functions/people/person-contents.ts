import type { Certificate } from "../../shared/domain/certificate/certificate.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import type { Person } from "../../shared/domain/people/person.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { everyCertificateNumber, type Holdings } from "../../shared/domain/validation/holdings.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { listFiles, loadFileMains } from "../../shared/store/files.ts";
import { loadHoldings } from "../../shared/store/holdings.ts";

/** Files of a person that are shown: more than one has. */
export const filesShown = 50;

/** A person with what is theirs, for those who compare two. */
export interface PersonContents {
  person: Person;
  /** The oldest, {@link filesShown} at most. */
  files: FileMain[];
  /** Those of certifications that a jury decided about. */
  holdings: Holdings[];
  certificates: Certificate[];
}

/** What is a person's: files, holdings and certificates. Two round trips. */
export async function loadPersonContents(person: Person): Promise<PersonContents> {
  const { id: personId } = person;
  const candidate = { personId };
  const [{ entries }, holdings] = await Promise.all([
    listFiles({ of: "candidate", personId }, filesShown, undefined),
    loadHoldings(certificationCode.options.map((certification) => ({ candidate, certification }))),
  ]);
  const [mains, certificates] = await Promise.all([
    loadFileMains(entries.map(({ id }) => id)),
    Promise.all(holdings.flatMap(everyCertificateNumber).map(loadCertificate)),
  ]);
  return {
    person,
    // An address of before persons were known lists the files that it assesses too.
    files: mains.filter((file) => file !== undefined).filter((file) => file.candidate.personId === personId),
    holdings: holdings.filter(({ version }) => version > 0),
    certificates: certificates.filter((one) => one !== undefined),
  };
}
