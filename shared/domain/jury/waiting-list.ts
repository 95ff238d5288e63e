import type { CertificationCode } from "../referential/certification.ts";

/** R-JURY-1: files ready from which a session is organised, where a certification has no number of its own. */
const defaultThreshold = 4;

/** Certifications whose threshold differs: the one place to set it. */
const thresholds: Partial<Record<CertificationCode, number>> = {};

/** R-JURY-1: the number of ready files from which OEMM organises a session. */
export function sessionThreshold(certification: CertificationCode): number {
  return thresholds[certification] ?? defaultThreshold;
}
