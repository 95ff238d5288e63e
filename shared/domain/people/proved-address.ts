import { DomainError } from "../domain-error.ts";
import { accountOfEmail } from "../enrolment/candidate.ts";

/**
 * R-PER-2: a person is reached at an address of theirs that was proved. `field` is where they wrote it.
 * @throws DomainError `address-not-proved`.
 */
export function assertProved(email: string, proved: readonly string[], field = "candidate.email"): void {
  if (proved.includes(accountOfEmail(email))) return;
  throw new DomainError("address-not-proved", {
    rule: "R-PER-2",
    kind: "input",
    detail:
      "Cette adresse n’est pas vérifiée\u00a0: indiquez celle de votre compte, ou vérifiez d’abord l’autre.",
    fields: [{ path: field, message: "Une adresse vérifiée est attendue." }],
  });
}
