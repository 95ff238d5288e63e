import type { Policy } from "../policy/policy.ts";
import type { CertificationCode } from "../referential/certification.ts";

/** R-JURY-1: the number of ready files from which OEMM organises a session. */
export function sessionThreshold(
  certification: CertificationCode,
  { usual, of }: Policy["jury"]["readyFiles"],
): number {
  return of[certification] ?? usual;
}
