import type { CivilDate } from "../time/civil-date.ts";
import type { Certification, CertificationCode } from "./certification.ts";

/** R-REF-3: the version of a certification in force on a date: the last to have begun; undefined before the first. */
export function certificationInForce<Version extends Pick<Certification, "code" | "inForceFrom">>(
  versions: readonly Version[],
  code: CertificationCode,
  date: CivilDate,
): Version | undefined {
  return versions
    .filter((version) => version.code === code && version.inForceFrom <= date)
    .reduce<Version | undefined>(
      (latest, version) =>
        latest === undefined || version.inForceFrom > latest.inForceFrom ? version : latest,
      undefined,
    );
}

/** A version by its name, in force or not: what a file is assessed against (R-REF-3). */
export function findVersion<Version extends Pick<Certification, "code" | "version">>(
  versions: readonly Version[],
  code: CertificationCode,
  version: string,
): Version | undefined {
  return versions.find((held) => held.code === code && held.version === version);
}

/** R-REF-1: the codes of a certification's domains, in order. */
export function domainCodes(certification: Pick<Certification, "domains">): string[] {
  return certification.domains.map((domain) => domain.code);
}

/** The titles of a certification's domains by code, in order. */
export function domainTitles(certification: Pick<Certification, "domains">): ReadonlyMap<string, string> {
  return new Map(certification.domains.map((domain) => [domain.code, domain.title]));
}
