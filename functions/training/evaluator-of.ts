import type { Actor } from "../../shared/domain/access/actor.ts";
import { type Evaluator, evaluatorWho } from "../../shared/domain/training/evaluator.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { forbidden } from "../../shared/http/problem.ts";

/**
 * The evaluator that a caller is for a file: a line manager may have the company's account.
 * @throws HttpProblem 403 when they were not named, or have not accepted.
 */
export function evaluatorOf(file: TrainingFile, actor: Actor): Evaluator {
  const named = evaluatorWho(file.evaluators, actor);
  if (named === undefined) throw forbidden("Seuls les évaluateurs désignés évaluent le candidat.");
  return named;
}
