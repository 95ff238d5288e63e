import { plainDate } from "../french/wording.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Certification } from "./certification.ts";

/**
 * R-REF-5, R-LAW-1: what documents say of levels: that there is no equivalence, or, for what is decided while the version is
 * registered, its code and its level.
 */
export function levelNotice(
  { educationLevelNotice, registration }: Pick<Certification, "educationLevelNotice" | "registration">,
  decidedOn: CivilDate,
): string {
  if (!isRegistered(registration, decidedOn)) return educationLevelNotice;
  const { code, level, until } = registration;
  return `Certification enregistrée au répertoire national des certifications professionnelles (${code}), de niveau\u00a0${level}, jusqu’au ${plainDate(until)}.`;
}

/** « RNCP12345 · niveau 5 », where the version is registered on the day of a decision. */
export function registeredAs(
  { registration }: Pick<Certification, "registration">,
  decidedOn: CivilDate,
): string | undefined {
  if (!isRegistered(registration, decidedOn)) return undefined;
  return `${registration.code} · niveau\u00a0${registration.level}`;
}

function isRegistered(
  registration: Certification["registration"],
  on: CivilDate,
): registration is NonNullable<Certification["registration"]> {
  return registration !== undefined && registration.from <= on && on <= registration.until;
}
