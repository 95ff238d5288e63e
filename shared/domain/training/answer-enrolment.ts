import { DomainError } from "../domain-error.ts";
import type { Candidate } from "../enrolment/candidate.ts";
import type { FileContents } from "../enrolment/file.ts";
import { inWords } from "../french/quantity.ts";
import { isCode } from "../people/code.ts";
import type { Policy } from "../policy/policy.ts";
import { assertAllowed, begin, transition } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import { type Acceptance, acceptanceMachine } from "./acceptance.ts";
import type { TrainingFile, TrainingFileIn } from "./file.ts";
import { trainingFileMachine } from "./file-machine.ts";

type Asked = Extract<Acceptance, { state: "asked" }>;

/** R-PER-3: what an employee answers with: the code that they were sent, and their date of birth. */
export interface Proof {
  code: string;
  bornOn: CivilDate;
}

/** R-PER-3: the employee of a new enrolment is asked. */
export function beginAcceptance(code: string, now: Instant): Asked {
  return begin(acceptanceMachine, { state: "asked", code, askedAt: now, mistakes: 0 });
}

/** R-PER-3: the employee is asked anew, as what the enrolment says of them was corrected. */
export function askAgain(before: Acceptance, code: string, now: Instant): Asked {
  return transition(acceptanceMachine, before, "ask", () => beginAcceptance(code, now));
}

/** R-PER-3: whether a proof is right, and what becomes of the answer when it is not. */
export type Checked = { right: true } | { right: false; after: Asked; error: DomainError };

/**
 * R-PER-3: checks a proof. A code that was not sent says nothing about the enrolment; a wrong date of birth counts, and
 * after the last try the company has to correct what it typed.
 * @throws DomainError `invitation-unknown`, `transition-refused`, `tries-used-up`.
 */
export function checkProof(
  before: Acceptance,
  proof: Proof,
  bornOn: CivilDate | undefined,
  tries: Policy["acceptance"]["tries"],
): Checked {
  if (!isAskedBy(before, proof.code)) throw unknownInvitation();
  if (before.mistakes >= tries) throw usedUp(tries);
  if (bornOn === proof.bornOn) return { right: true };
  const after = transition(acceptanceMachine, before, "mistake", (held) => ({
    ...held,
    mistakes: held.mistakes + 1,
  }));
  return { right: false, after, error: after.mistakes >= tries ? usedUp(tries) : wrongBirthDate() };
}

function isAskedBy(before: Acceptance, code: string): before is Asked {
  return before.state === "asked" && isCode(code, before.code);
}

/** R-PER-3: an enrolment exists for who has the code that it sent, and for no other. @throws DomainError `invitation-unknown`. */
export function assertAskedBy({ state, acceptance }: TrainingFile, code: string): void {
  if (state !== "draft" || acceptance === undefined || !isAskedBy(acceptance, code))
    throw unknownInvitation();
}

/** R-PER-3: the employee accepts, by a proof that was checked, and says how much their company sees. */
export function accept(before: Acceptance, showsResults: boolean, now: Instant): Acceptance {
  return transition(acceptanceMachine, before, "accept", () => ({
    state: "accepted",
    acceptedAt: now,
    showsResults,
  }));
}

/** R-PER-3: OEMM records a form that the employee signed. */
export function acceptOnPaper(
  before: Acceptance,
  form: { evidenceId: string; showsResults: boolean },
  now: Instant,
): Acceptance {
  return transition(acceptanceMachine, before, "accept-on-paper", () => ({
    state: "accepted",
    acceptedAt: now,
    ...form,
  }));
}

/** R-PER-3: the employee declines; the company learns that, and nothing else. */
export function decline(before: Acceptance, now: Instant): Acceptance {
  return transition(acceptanceMachine, before, "decline", () => ({ state: "declined", declinedAt: now }));
}

/** The refusal of a code that was not sent: the same for an enrolment that doesn't exist. */
export function unknownInvitation(): DomainError {
  return new DomainError("invitation-unknown", {
    rule: "R-PER-3",
    detail: "Ce code ne correspond à aucune inscription en attente\u00a0: vérifiez-le dans le courriel reçu.",
  });
}

function wrongBirthDate(): DomainError {
  return new DomainError("birth-date-differs", {
    rule: "R-PER-3",
    detail:
      "Cette date de naissance n’est pas celle que l’entreprise a indiquée\u00a0: vérifiez-la, ou demandez à l’entreprise de la corriger.",
    fields: [{ path: "bornOn", message: "Celle que l’entreprise a indiquée est attendue." }],
  });
}

function usedUp(tries: number): DomainError {
  return new DomainError("tries-used-up", {
    rule: "R-PER-3",
    detail: `La date de naissance reste mal indiquée après ${inWords({ count: tries, unit: "try" })}\u00a0: l’entreprise doit vérifier celle de l’inscription.`,
  });
}

/** What an answer does to an enrolment. */
export interface Answered {
  file: TrainingFileIn<"draft">;
  /** Why the answer was not taken, though it counts. */
  error?: DomainError;
}

/**
 * R-PER-3: the employee accepts, signed in: the file is bound to their account's person, whose civil status and contact
 * it takes, never to a resemblance.
 * @throws DomainError as {@link checkProof}.
 */
export function acceptEnrolment(
  file: TrainingFile,
  answer: Proof & { showsResults: boolean; candidate: Pick<Candidate, "personId" | "civilStatus"> },
  tries: Policy["acceptance"]["tries"],
  now: Instant,
): Answered {
  const typed = file.candidate.civilStatus.bornOn;
  // Whose account it is may be known to be born on another day than they type.
  const bornOn = [answer.bornOn, answer.candidate.civilStatus.bornOn].find((day) => day !== typed);
  const proof = { code: answer.code, bornOn: bornOn ?? answer.bornOn };
  return answering(file, proof, tries, (draft, before) => ({
    ...draft,
    candidate: { ...draft.candidate, ...answer.candidate },
    acceptance: accept(before, answer.showsResults, now),
  }));
}

/** R-PER-3: the employee declines, by the same proof. @throws DomainError as {@link checkProof}. */
export function declineEnrolment(
  file: TrainingFile,
  proof: Proof,
  tries: Policy["acceptance"]["tries"],
  now: Instant,
): Answered {
  return answering(file, proof, tries, (draft, before) => ({ ...draft, acceptance: decline(before, now) }));
}

/**
 * R-PER-3: OEMM records the form that an employee signed, an accepted piece of the file.
 * @throws DomainError `form-missing`, `transition-refused`.
 */
export function acceptEnrolmentOnPaper(
  { file, evidence }: FileContents<TrainingFile>,
  form: { evidenceId: string; showsResults: boolean },
  now: Instant,
): TrainingFileIn<"draft"> {
  assertAllowed(trainingFileMachine, file, "answer-enrolment");
  if (file.acceptance === undefined) throw unknownInvitation();
  const signed = evidence.find(({ id }) => id === form.evidenceId);
  if (signed?.state !== "accepted" || signed.category !== "signed-enrolment")
    throw new DomainError("form-missing", {
      rule: "R-PER-3",
      detail: "Le formulaire signé doit d’abord être déposé et vérifié.",
      fields: [
        {
          path: "evidenceId",
          message: "Pièce acceptée de la catégorie «\u00a0inscription signée\u00a0» attendue.",
        },
      ],
    });
  return { ...file, acceptance: acceptOnPaper(file.acceptance, form, now) };
}

function answering(
  file: TrainingFile,
  proof: Proof,
  tries: Policy["acceptance"]["tries"],
  answered: (draft: TrainingFileIn<"draft">, before: Acceptance) => TrainingFileIn<"draft">,
): Answered {
  if (file.state !== "draft" || file.acceptance === undefined) throw unknownInvitation();
  const checked = checkProof(file.acceptance, proof, file.candidate.civilStatus.bornOn, tries);
  if (checked.right) return { file: answered(file, file.acceptance) };
  return { file: { ...file, acceptance: checked.after }, error: checked.error };
}
