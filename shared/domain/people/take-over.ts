import { DomainError } from "../domain-error.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import type { Policy } from "../policy/policy.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { isAccepted } from "../training/acceptance.ts";
import type { AccountMove } from "./account-move.ts";
import { type ContactAddress, proveAddress, type Typed } from "./contact-address.ts";
import type { Person } from "./person.ts";

/** R-PER-3: what a company typed is no person's with an account before it was accepted. @throws DomainError `not-accepted`. */
export function assertMovable(file: CandidateFile): void {
  if (file.path === "vae" || isAccepted(file)) return;
  throw new DomainError("not-accepted", {
    rule: "R-PER-3",
    detail:
      "L’inscription n’est pas encore acceptée\u00a0: l’entreprise corrige l’adresse qu’elle a indiquée.",
  });
}

/** R-PER-5: what a person takes their account over with. */
export interface TakeoverProof {
  code: string;
  bornOn: CivilDate;
}

/**
 * R-PER-5: who reads the new address takes the account over by the code that was sent there, and the person's date of
 * birth where it is known. Which of the two was wrong is not told, and either counts.
 * @throws DomainError `move-unknown` for a move that a later one replaced; `code-used-up`, `transition-refused`.
 */
export function takeOver(
  { move, person, address }: { move: AccountMove; person: Person; address: ContactAddress },
  { code, bornOn }: TakeoverProof,
  tries: Policy["addressProof"]["tries"],
  now: Instant,
): Typed {
  if (move.at !== person.accountsClosedAt) throw unknownMove();
  const born = person.civilStatus?.bornOn;
  const { after, error } = proveAddress(
    address,
    born === undefined || born === bornOn ? code : "",
    tries,
    now,
  );
  if (error === undefined) return { after };
  return { after, error: error.code === "code-used-up" ? error : unknownMove() };
}

/** R-PER-5: the refusal of a code for an account that was not moved here, or of another code or date of birth. */
export function unknownMove(): DomainError {
  return new DomainError("move-unknown", {
    rule: "R-PER-5",
    detail:
      "Ce code et cette date de naissance ne correspondent à aucun compte à reprendre à cette adresse\u00a0: vérifiez-les, ou écrivez à l’OEMM.",
  });
}

/** R-PER-4: the refusal of an account whose own person has something: OEMM first says whether they are one. */
export function ownFiles(): DomainError {
  return new DomainError("own-files", {
    rule: "R-PER-4",
    detail:
      "Ce compte a déjà des dossiers\u00a0: l’OEMM doit d’abord établir qu’ils sont ceux de la même personne.",
  });
}
