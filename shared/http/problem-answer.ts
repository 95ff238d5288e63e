import { problemPage, problemUrn, rulePage } from "../domain/problems/problem-names.ts";
import { problemTypes } from "../domain/problems/problem-types.ts";
import type { Answer } from "./answer.ts";
import { boundedProblem } from "./bounded-problem.ts";
import type { DescribedParts } from "./described-fields.ts";
import { type Problem, problemType, type Refusal } from "./problem.ts";
import { tellErrors, toCorrect } from "./tell-errors.ts";

/** What is refused, as RFC 9457 has it; fields are called as `parts` describe what the route takes. */
export function problemAnswer(
  refusal: Refusal,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
  parts: DescribedParts = {},
): Answer {
  const problem = boundedProblem(problemOf(refusal, requestId, parts));
  return {
    statusCode: problem.status,
    headers: { "content-type": problemType, ...headers },
    body: JSON.stringify(problem),
  };
}

/** A refusal with what its code says; `instance` names the request, as API Gateway's header and the log do. */
function problemOf(refusal: Refusal, requestId: string, parts: DescribedParts): Problem {
  const { code, rule, allowed } = refusal;
  const errors = refusal.errors === undefined ? undefined : tellErrors(refusal.errors, parts);
  const { title, status: declared } = problemTypes[code];
  const [usual] = [declared].flat();
  return {
    type: problemUrn(code),
    title,
    status: refusal.status ?? usual ?? 500,
    detail: refusal.detail ?? toCorrect(errors ?? []),
    instance: `urn:request:cqp:${requestId}`,
    ...(rule === undefined ? {} : { rule }),
    ...(allowed === undefined ? {} : { allowed }),
    ...(errors === undefined ? {} : { errors }),
    pages: { problem: problemPage(code), ...(rule === undefined ? {} : { rule: rulePage(rule) }) },
  };
}
