import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { KeptAnswer } from "../store/idempotency.ts";

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
