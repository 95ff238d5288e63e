import { fullName } from "../enrolment/candidate.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import { evaluatorWho } from "../training/evaluator.ts";
import type { Actor } from "./actor.ts";
import type { FileRelation } from "./relations.ts";

/**
 * The name under which a file's history shows who acts: the candidate's is that of their civil status, an evaluator's what
 * the company named them, any other's that of the capacity that they act in.
 */
export function nameOnFile(actor: Actor, relation: FileRelation, file: CandidateFile): string {
  if (relation === "owner") return fullName(file.candidate);
  if (relation === "evaluator" && file.path === "training")
    return evaluatorWho(file.evaluators, actor)?.name ?? actor.name;
  return actor.name;
}
