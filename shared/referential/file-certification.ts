import type { CandidateFile } from "../domain/enrolment/file.ts";
import type { Certification } from "../domain/referential/certification.ts";
import { domainCodes, findVersion } from "../domain/referential/versions.ts";
import { certificationVersions } from "./versions.ts";

/** The certification that a file is assessed against: the version in force at its enrolment (R-REF-3). */
export function certificationOfFile(
  file: Pick<CandidateFile, "certification" | "referentialVersion">,
): Certification {
  const found = findVersion(certificationVersions, file.certification, file.referentialVersion);
  if (found === undefined)
    throw new Error(`no version ${file.referentialVersion} of ${file.certification} is loaded`);
  return found;
}

/** The domain codes of a file's certification. */
export function domainCodesOfFile(
  file: Pick<CandidateFile, "certification" | "referentialVersion">,
): string[] {
  return domainCodes(certificationOfFile(file));
}

/** The titles of a file's domains by code, in the certification's order. */
export function domainTitlesOfFile(
  file: Pick<CandidateFile, "certification" | "referentialVersion">,
): ReadonlyMap<string, string> {
  return new Map(certificationOfFile(file).domains.map((domain) => [domain.code, domain.title]));
}
