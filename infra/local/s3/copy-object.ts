import type { ServerResponse } from "node:http";
import type { DoorContext } from "./door-context.ts";
import { relayAnswer, storeRefusal } from "./forward-request.ts";
import {
  checkWriteConditions,
  noSuchKey,
  preconditionFailed,
  sameEtag,
  writeObject,
} from "./object-writer.ts";
import { invalidArgument, noSuchBucket, notImplemented, S3Error } from "./s3-error.ts";
import { encodeKey, type S3Request } from "./s3-request.ts";

/** Headers of CopyObject that the store behind understands. */
const COPY_HEADERS = [
  "x-amz-metadata-directive",
  "content-type",
  "content-language",
  "content-disposition",
  "content-encoding",
  "cache-control",
];
const COPY_SOURCE_DATES = ["x-amz-copy-source-if-modified-since", "x-amz-copy-source-if-unmodified-since"];

/**
 * CopyObject between the door's buckets, with the conditions on source and destination. Throws {@link S3Error}
 * PreconditionFailed (412), NoSuchKey (404), InvalidArgument, InvalidRequest.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export async function answerCopyObject(
  context: DoorContext,
  request: S3Request,
  outgoing: ServerResponse,
): Promise<void> {
  const source = copySource(context, request.headers["x-amz-copy-source"] ?? "");
  const headers: Record<string, string> = {
    "x-amz-copy-source": `/${source.bucket}/${encodeKey(source.key)}`,
  };
  for (const [name, value] of Object.entries(request.headers)) {
    if (COPY_HEADERS.includes(name) || name.startsWith("x-amz-meta-")) headers[name] = value;
  }
  const replaces = headers["x-amz-metadata-directive"]?.toUpperCase() === "REPLACE";
  if (replaces) headers["content-type"] ??= "binary/octet-stream";
  if (!replaces && source.bucket === request.bucket && source.key === request.key) {
    throw new S3Error(
      "InvalidRequest",
      400,
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const { written } = await writeObject(context, request, {
    key: request.key,
    reason: "CopyObject",
    check: async () => {
      await checkSource(context, request, source);
      await checkWriteConditions(context, request);
    },
    write: async () => {
      const copied = await context.store.forward("PUT", request.storePath, headers);
      if ((copied.statusCode ?? 500) >= 400) throw await storeRefusal(copied);
      return copied;
    },
  });
  await relayAnswer(written, request, outgoing);
}

/** Bucket and key of `x-amz-copy-source`, which is percent-encoded and may start with a slash. */
function copySource(context: DoorContext, header: string): { bucket: string; key: string } {
  const [path = "", version] = header.split("?versionId=");
  if (version !== undefined) throw notImplemented("Versions of a copy source are not kept here.");
  const [, bucket, encodedKey] = /^\/?([^/]+)\/(.+)$/s.exec(path) ?? [];
  if (bucket === undefined || encodedKey === undefined) {
    throw invalidArgument(
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
      "x-amz-copy-source",
    );
  }
  if (!context.buckets.has(bucket)) throw noSuchBucket(bucket);
  try {
    return { bucket, key: decodeURIComponent(encodedKey) };
  } catch {
    throw invalidArgument("Invalid copy source encoding.", "x-amz-copy-source");
  }
}

async function checkSource(
  context: DoorContext,
  request: S3Request,
  source: { bucket: string; key: string },
): Promise<void> {
  const ignored = COPY_SOURCE_DATES.find((name) => request.headers[name] !== undefined);
  if (ignored !== undefined) throw notImplemented(`${ignored} is not understood here.`);
  const present = await context.store.describe(source.bucket, source.key);
  if (present === undefined) throw noSuchKey(source.key);
  const ifMatch = request.headers["x-amz-copy-source-if-match"];
  if (ifMatch !== undefined && !sameEtag(ifMatch, present.etag)) {
    throw preconditionFailed("x-amz-copy-source-If-Match");
  }
  const ifNoneMatch = request.headers["x-amz-copy-source-if-none-match"];
  if (ifNoneMatch !== undefined && sameEtag(ifNoneMatch, present.etag)) {
    throw preconditionFailed("x-amz-copy-source-If-None-Match");
  }
}
