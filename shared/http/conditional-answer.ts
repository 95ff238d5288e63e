import { createHash } from "node:crypto";
import type { Answer } from "./answer.ts";

/** What a request says of the answer that it wants. */
interface Asked {
  headers: Readonly<Record<string, string | undefined>>;
  requestContext: { http: { method: string } };
}

/** Characters of a digest: enough that no two answers have the same. */
const digestLength = 22;

/**
 * The answer to a request that reads: with a strong entity tag, which changes with each byte of the body; 304 without a body
 * where the caller has it already (`If-None-Match`); the headers alone for HEAD. A tag that has a version keeps it in front,
 * for `If-Match`. An answer to another request, or that is no success, stays as it is.
 */
export function conditionalAnswer({ headers: asked, requestContext }: Asked, answer: Answer): Answer {
  const { method } = requestContext.http;
  if (method !== "GET" && method !== "HEAD") return answer;
  const { body, headers, ...rest } = answer;
  if (answer.statusCode !== 200 || body === undefined)
    return method === "HEAD" ? { ...rest, ...(headers && { headers }) } : answer;
  const etag = entityTagOf(body, headers?.["etag"]);
  const kept = Object.entries({ ...headers, etag }).filter(([name]) => !/^content-/.test(name));
  if (hasAlready(asked["if-none-match"], etag)) return { statusCode: 304, headers: Object.fromEntries(kept) };
  return { ...rest, headers: { ...headers, etag }, ...(method === "HEAD" ? {} : { body }) };
}

/** The strong tag of a body; with the tag of its version in front, where there is one. */
export function entityTagOf(body: string, version: unknown): string {
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, digestLength);
  return typeof version === "string" ? `${version.slice(0, -1)}-${digest}"` : `"${digest}"`;
}

/** A cache may have made a tag weak on its way (`W/`): what it stands for is the same. */
function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
