import type { Actor } from "../access/actor.ts";
import { DomainError } from "../domain-error.ts";
import type { InvitationAnswer } from "../people/membership.ts";
import { assertAllowed } from "../state-machine.ts";
import type { TrainingFile, TrainingFileIn } from "./file.ts";
import { trainingFileMachine } from "./file-machine.ts";

type By = Pick<Actor, "account" | "subject" | "personId">;

/**
 * R-PER-6: whom a company named evaluator answers, having proved the address: until they accept they see nothing.
 * @throws DomainError `invitation-unknown`, `evaluator-is-candidate`, `transition-refused`.
 */
export function answerAsEvaluator(
  file: TrainingFile,
  by: By,
  answer: Exclude<InvitationAnswer, "waiting">,
): TrainingFileIn<"enrolled"> {
  if (!isAskedToEvaluate(file, by)) throw unknownEvaluation();
  assertAllowed(trainingFileMachine, file, "name-evaluators");
  if (file.candidate.personId === by.personId)
    throw new DomainError("evaluator-is-candidate", {
      rule: "R-PER-6",
      detail: "Le candidat ne peut pas s’évaluer lui-même.",
    });
  const answered = answer === "accepted" ? { answer, acceptedBy: by.subject } : { answer };
  return {
    ...file,
    evaluators: file.evaluators.map((one) => (one.account === by.account ? { ...one, ...answered } : one)),
  };
}

function isAskedToEvaluate({ evaluators }: TrainingFile, { account }: By): boolean {
  return evaluators.some((one) => one.account === account && one.answer === "waiting");
}

/** The refusal of an answer to no question: the same for a file that doesn't exist. */
export function unknownEvaluation(): DomainError {
  return new DomainError("invitation-unknown", {
    rule: "R-PER-6",
    detail: "Aucune demande d’évaluation n’attend votre réponse pour ce dossier.",
  });
}
