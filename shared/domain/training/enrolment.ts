import { DomainError } from "../domain-error.ts";
import type { Candidate } from "../enrolment/candidate.ts";
import { differencesOf } from "../people/civil-status.ts";
import type { CertificationCode } from "../referential/certification.ts";
import { assertAllowed, begin } from "../state-machine.ts";
import type { Instant } from "../time/civil-date.ts";
import { askAgain, beginAcceptance } from "./answer-enrolment.ts";
import type { TrainingFile, TrainingFileIn } from "./file.ts";
import { trainingFileMachine } from "./file-machine.ts";

/** What an enrolment on the training path names (R-TRN-1, R-TRN-3). */
export interface TrainingEnrolment {
  candidate: Candidate;
  companyId: string;
  centreId: string;
  status: TrainingFile["status"];
}

/** R-TRN-1, R-PER-3: begins an enrolment: a draft, until it is accepted, complete and registered. */
export function beginEnrolment(
  enrolment: TrainingEnrolment & { id: string; certification: CertificationCode; referentialVersion: string },
  given: { code: string },
  now: Instant,
): TrainingFileIn<"draft"> {
  return begin(trainingFileMachine, {
    ...enrolment,
    version: 1,
    path: "training",
    state: "draft",
    createdAt: now,
    acceptance: beginAcceptance(given.code, now),
    evaluators: [],
    moduleAssessments: [],
    progressReviews: [],
    opinions: [],
  });
}

/**
 * R-TRN-1: changes what a draft names. R-PER-3: who the employee is, is the company's to correct until they accepted;
 * corrected, they are asked anew.
 * @throws DomainError `enrolment-accepted`.
 */
export function describeEnrolment(
  file: TrainingFile,
  enrolment: Omit<TrainingEnrolment, "companyId">,
  given: { code: string },
  now: Instant,
): TrainingFileIn<"draft"> {
  assertAllowed(trainingFileMachine, file, "describe-enrolment");
  const { acceptance } = file;
  if (sameEmployee(file.candidate, enrolment.candidate)) return { ...file, ...enrolment };
  if (acceptance === undefined || acceptance.state === "accepted")
    throw new DomainError("enrolment-accepted", {
      rule: "R-PER-3",
      detail:
        "Le salarié a accepté cette inscription\u00a0: son état civil et son adresse ne sont plus à l’entreprise. Pour une autre personne, abandonnez ce brouillon et ouvrez-en un autre.",
      fields: [{ path: "candidate", message: "Ne change plus après l’acceptation." }],
    });
  return { ...file, ...enrolment, acceptance: askAgain(acceptance, given.code, now) };
}

/** Whether two descriptions of an employee say the same. */
function sameEmployee(one: Candidate, other: Candidate): boolean {
  return (
    one.email === other.email &&
    one.phone === other.phone &&
    differencesOf(one.civilStatus, other.civilStatus).length === 0
  );
}
