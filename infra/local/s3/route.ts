import type { IncomingMessage, ServerResponse } from "node:http";
import { answerCopyObject } from "./copy-object.ts";
import { allowOrigin, answerPreflight } from "./cross-origin.ts";
import type { DoorAnswer, DoorContext } from "./door-context.ts";
import { forwardRequest, forwardWithBody, refuseUnknownSubresource } from "./forward-request.ts";
import { answerListVersions } from "./list-versions.ts";
import { refuseWhileLocked } from "./object-lock.ts";
import { answerPresignedPost } from "./presigned-post.ts";
import { answerPutObject } from "./put-object.ts";
import { authenticate } from "./request-authentication.ts";
import { accessDenied, noSuchBucket, notImplemented, S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/** Query parameters that say which operation a POST is. */
const POST_OPERATIONS = ["delete", "uploads", "uploadId"];

/** Finds what a request asks for. Gives the answer to send, or undefined when it has been sent. */
export async function route(
  context: DoorContext,
  request: S3Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<DoorAnswer | undefined> {
  const bucket = context.buckets.get(request.bucket);
  if (request.method === "OPTIONS") return answerPreflight(request, bucket);
  allowOrigin(request, bucket, outgoing);
  if (request.method === "POST" && request.key === "" && !request.query.has("delete")) {
    if (bucket === undefined) throw noSuchBucket(request.bucket);
    return answerPresignedPost(context, request, incoming);
  }
  const { payloadHash } = await authenticate(request, context.signer, context.now());
  const listsVersions = request.method === "GET" && request.key === "" && request.query.has("versions");
  if (!listsVersions) refuseUnknownSubresource(request);
  if (request.bucket !== "" && bucket === undefined) throw noSuchBucket(request.bucket);
  if (listsVersions) return answerListVersions(context, request);
  // Put alone makes locked objects, and reading leaves them: nothing else is done in a bucket that locks.
  const locks = bucket?.lockedDays !== undefined;
  if (locks && request.method === "POST")
    throw notImplemented("Objects of a bucket that locks are put one by one here.");
  if (locks && request.method === "DELETE") await refuseWhileLocked(context, request);
  const writesObject = request.method === "PUT" && request.key !== "" && !request.query.has("uploadId");
  const copies = request.headers["x-amz-copy-source"] !== undefined;
  if (locks && copies) throw notImplemented("Nothing is copied to a bucket that locks here.");
  if (writesObject && copies) {
    await answerCopyObject(context, request, outgoing);
    return undefined;
  }
  if (writesObject) return answerPutObject(context, request, incoming, payloadHash);
  if (request.key === "" && (request.method === "PUT" || request.method === "DELETE")) {
    throw accessDenied("The local stack's buckets are those of its template.");
  }
  if (request.method === "POST" && !POST_OPERATIONS.some((name) => request.query.has(name))) {
    throw new S3Error("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
  }
  if (request.method === "PUT" || request.method === "POST") {
    await forwardWithBody(context, request, incoming, outgoing, payloadHash);
    return undefined;
  }
  if (!["GET", "HEAD", "DELETE"].includes(request.method)) {
    throw notImplemented(`${request.method} is not understood here.`);
  }
  await forwardRequest(context, request, outgoing);
  return undefined;
}
