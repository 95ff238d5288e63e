/** One CORS rule of a bucket, as `AWS::S3::Bucket` declares it. */
export interface CorsRule {
  /** Origins, each with at most one `*`. */
  allowedOrigins: readonly string[];
  allowedMethods: readonly string[];
  /** Request headers, case-insensitive, each with at most one `*`. */
  allowedHeaders: readonly string[];
  exposedHeaders: readonly string[];
  maxAgeSeconds?: number;
}

/** What a browser asks before, or says with, a request from another origin. */
export interface CrossOriginRequest {
  origin: string;
  method: string;
  /** Header names of a preflight; empty for the actual request. */
  headers: readonly string[];
}

/** Sent with every answer of a bucket that has rules, so that caches keep origins apart. */
export const CORS_VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

/**
 * Headers that allow the request, from the first rule that covers origin, method and every header;
 * undefined when no rule does. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function allowingHeaders(
  rules: readonly CorsRule[],
  request: CrossOriginRequest,
): Record<string, string> | undefined {
  const rule = rules.find((candidate) => covers(candidate, request));
  if (rule === undefined) return undefined;
  const anyOrigin = rule.allowedOrigins.includes("*");
  return {
    "access-control-allow-origin": anyOrigin ? "*" : request.origin,
    "access-control-allow-methods": rule.allowedMethods.join(", "),
    ...(anyOrigin ? {} : { "access-control-allow-credentials": "true" }),
    ...(request.headers.length > 0
      ? { "access-control-allow-headers": request.headers.map((name) => name.toLowerCase()).join(", ") }
      : {}),
    ...(rule.exposedHeaders.length > 0
      ? { "access-control-expose-headers": rule.exposedHeaders.join(", ") }
      : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { "access-control-max-age": String(rule.maxAgeSeconds) }),
  };
}

/** Header names of `Access-Control-Request-Headers`, without empty ones. */
export function requestedHeaders(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function covers(rule: CorsRule, request: CrossOriginRequest): boolean {
  return (
    rule.allowedOrigins.some((pattern) => matches(pattern, request.origin)) &&
    rule.allowedMethods.includes(request.method) &&
    request.headers.every((name) =>
      rule.allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name.toLowerCase())),
    )
  );
}

/** Whether the text fits a pattern with at most one `*`, which stands for any characters. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
