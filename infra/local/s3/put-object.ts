import type { IncomingMessage } from "node:http";
import { UNSIGNED_PAYLOAD } from "@smithy/signature-v4";
import { AwsChunkedDecoder } from "./aws-chunked.ts";
import type { DoorAnswer, DoorContext } from "./door-context.ts";
import { attributesFrom, checkDigests } from "./object-attributes.ts";
import { lockedFromNow, refuseWhileLocked } from "./object-lock.ts";
import { checkWriteConditions, writeObject } from "./object-writer.ts";
import { MAX_UPLOAD_BYTES } from "./post-policy.ts";
import { invalidArgument, notImplemented, S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";
import type { SpooledFile } from "./spool.ts";

const CHUNKED_WITH_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/** A body that has come whole and is what the client said it would be. */
export interface ReceivedBody {
  file: SpooledFile;
  /** A header of the request, or one trailing its body, by lower-case name. */
  header: (name: string) => string | undefined;
}

/**
 * PutObject: body to disk, digests and conditions checked, then the store. Throws {@link S3Error}.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export async function answerPutObject(
  context: DoorContext,
  request: S3Request,
  incoming: IncomingMessage,
  payloadHash: string,
): Promise<DoorAnswer> {
  const { file, header } = await receiveBody(context, request, incoming, payloadHash);
  try {
    const names = [...Object.keys(request.headers), ...request.query.keys()];
    const attributes = attributesFrom((name) => header(name) ?? presignedMeta(request, name), names);
    const { stored } = await writeObject(context, request, {
      key: request.key,
      reason: "PutObject",
      check: async () => {
        await checkWriteConditions(context, request);
        await refuseWhileLocked(context, request);
      },
      write: () =>
        context.store.put(request.bucket, request.key, file, lockedFromNow(context, request, attributes)),
    });
    return { status: 200, headers: { etag: `"${stored.etag}"` } };
  } finally {
    await file.discard();
  }
}

/**
 * Takes a request's body to disk, unframed, and compares it with every digest the client sent. The caller
 * discards the file. Throws {@link S3Error} IncompleteBody, BadDigest, XAmzContentSHA256Mismatch…
 */
export async function receiveBody(
  context: DoorContext,
  request: S3Request,
  incoming: IncomingMessage,
  payloadHash: string,
): Promise<ReceivedBody> {
  const chunked = payloadHash === CHUNKED_WITH_TRAILER;
  if (!chunked && payloadHash.startsWith("STREAMING-")) {
    throw notImplemented(`Bodies signed as ${payloadHash} are not understood here.`);
  }
  if (!chunked && payloadHash !== UNSIGNED_PAYLOAD && !/^[0-9a-f]{64}$/.test(payloadHash)) {
    throw invalidArgument(
      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, or a valid sha256 value.",
      "x-amz-content-sha256",
    );
  }
  const length = request.headers[chunked ? "x-amz-decoded-content-length" : "content-length"];
  if (length === undefined) {
    throw new S3Error("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
  }
  const decoder = chunked ? new AwsChunkedDecoder() : undefined;
  const file = await context.spool.take(incoming, MAX_UPLOAD_BYTES, decoder === undefined ? [] : [decoder]);
  try {
    const header = (name: string): string | undefined => request.headers[name] ?? decoder?.trailers[name];
    if (file.size !== Number(length)) {
      throw new S3Error(
        "IncompleteBody",
        400,
        "You did not provide the number of bytes specified by the Content-Length HTTP header",
      );
    }
    if (/^[0-9a-f]{64}$/.test(payloadHash) && payloadHash !== file.sha256Hex) {
      throw new S3Error(
        "XAmzContentSHA256Mismatch",
        400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        { ClientComputedContentSHA256: payloadHash, S3ComputedContentSHA256: file.sha256Hex },
      );
    }
    checkDigests(header, file);
    return { file, header };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/**
 * Metadata that a presigner moved into the query. Checksums there are left out: the SDK computes them from the
 * empty body it had when signing, and S3 ignores them.
 */
function presignedMeta(request: S3Request, name: string): string | undefined {
  return name.startsWith("x-amz-meta-") ? (request.query.get(name) ?? undefined) : undefined;
}
