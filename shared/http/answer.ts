import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { KeptAnswer } from "../store/idempotency.ts";
import { boundedProblem } from "./bounded-problem.ts";
import { type Problem, problemType } from "./problem.ts";

/** An answer as API Gateway takes it. */
export type Answer = APIGatewayProxyStructuredResultV2;

/** A success, or the repetition of one. */
export function successAnswer({ status, headers, body }: Omit<KeptAnswer, "requestDigest">): Answer {
  if (body === undefined) return { statusCode: status, headers };
  return {
    statusCode: status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

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
