import { gzipSync } from "node:zlib";
import type { Answer } from "./answer.ts";

/**
 * An answer, compressed where its caller takes it so: API Gateway compresses nothing by itself. What the caller's
 * `Accept-Encoding` weighs at nothing (`q=0`) is refused by it.
 */
export function compressedAnswer(
  asked: Readonly<Record<string, string | undefined>>,
  answer: Answer,
): Answer {
  const headers = { ...answer.headers, vary: "accept-encoding" };
  const { body } = answer;
  if (body === undefined || !takesGzip(asked["accept-encoding"] ?? "")) return { ...answer, headers };
  return {
    ...answer,
    headers: { ...headers, "content-encoding": "gzip" },
    body: gzipSync(body).toString("base64"),
    isBase64Encoded: true,
  };
}

function takesGzip(accepted: string): boolean {
  return accepted
    .toLowerCase()
    .split(",")
    .map((one) => one.split(";").map((part) => part.trim()))
    .some(
      ([coding, ...parameters]) => coding === "gzip" && !parameters.some((one) => /^q=0(\.0*)?$/.test(one)),
    );
}
