import type { ServerResponse } from "node:http";
import { allowingHeaders, CORS_VARY, requestedHeaders } from "./cors.ts";
import type { DoorAnswer, S3DoorBucket } from "./door-context.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/**
 * Answers a browser's preflight by the bucket's rules.
 * Throws {@link S3Error} AccessForbidden (403) when none covers it, BadRequest (400) when it asks nothing.
 */
export function answerPreflight(request: S3Request, bucket: S3DoorBucket | undefined): DoorAnswer {
  const origin = request.headers.origin;
  const method = request.headers["access-control-request-method"];
  if (origin === undefined || method === undefined) {
    const missing = origin === undefined ? "Origin request header" : "Access-Control-Request-Method";
    throw new S3Error("BadRequest", 400, `Insufficient information. ${missing} needed.`);
  }
  const headers = requestedHeaders(request.headers["access-control-request-headers"]);
  const allowed = allowingHeaders(bucket?.cors ?? [], { origin, method, headers });
  if (allowed === undefined) {
    throw new S3Error(
      "AccessForbidden",
      403,
      bucket === undefined || bucket.cors.length === 0
        ? "CORSResponse: CORS is not enabled for this bucket."
        : "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
      { Method: method, ResourceType: request.key === "" ? "BUCKET" : "OBJECT" },
    );
  }
  return { status: 200, headers: { ...allowed, vary: CORS_VARY } };
}

/** Puts the CORS headers of the actual request on its answer, an error too. */
export function allowOrigin(
  request: S3Request,
  bucket: S3DoorBucket | undefined,
  outgoing: ServerResponse,
): void {
  if (bucket === undefined || bucket.cors.length === 0) return;
  outgoing.setHeader("vary", CORS_VARY);
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const allowed = allowingHeaders(bucket.cors, { origin, method: request.method, headers: [] });
  for (const [name, value] of Object.entries(allowed ?? {})) outgoing.setHeader(name, value);
}
