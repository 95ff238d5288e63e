import { evaluatorAnswered } from "../../events/training.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { answerAsEvaluator, unknownEvaluation } from "../../shared/domain/training/answer-evaluation.ts";
import { loadCandidateFile, saveFile } from "../../shared/store/files.ts";

/**
 * R-PER-6: what an evaluator's answer writes and tells. One round trip, whether the file exists or not.
 * @throws DomainError as `answerAsEvaluator`.
 */
export async function evaluationAnswered(fileId: string, actor: Actor, answer: "accepted" | "declined") {
  const file = await loadCandidateFile(fileId);
  if (file?.path !== "training") throw unknownEvaluation();
  return {
    writes: saveFile(file, answerAsEvaluator(file, actor, answer)),
    facts: [evaluatorAnswered.of(file.id, { answer })],
  };
}
