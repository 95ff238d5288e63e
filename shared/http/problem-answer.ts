import type { Answer } from "./answer.ts";
import { boundedProblem } from "./bounded-problem.ts";
import { type Problem, problemType } from "./problem.ts";

/** A problem, as RFC 9457 has it; `instance` names the request, as API Gateway's header and the log do. */
export function problemAnswer(
  problem: Problem,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    statusCode: problem.status,
    headers: { "content-type": problemType, ...headers },
    body: JSON.stringify(boundedProblem({ ...problem, instance: `urn:request:cqp:${requestId}` })),
  };
}
