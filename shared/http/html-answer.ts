import { createHash } from "node:crypto";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** The answer of a page: nothing but its very style runs or loads; other sites can't frame the page, nor index it. */
export function htmlAnswer(
  statusCode: number,
  body: string,
  style: string,
): APIGatewayProxyStructuredResultV2 {
  const digest = createHash("sha256").update(style).digest("base64");
  return {
    statusCode,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex, nofollow",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    },
    body,
  };
}
