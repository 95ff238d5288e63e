import { type HttpProblem, notFound } from "../../shared/http/problem.ts";

/** R-REF-3: the refusal of a certification that has no version in force on the day. */
export function withoutVersion(): HttpProblem {
  return notFound("Cette certification n’a pas de référentiel en vigueur.");
}
