import type { DoorContext } from "./door-context.ts";
import type { StoreReason } from "./object-events.ts";
import type { StoredObject } from "./object-store.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/** One write of an object; `T` is what the store's answer is to its caller. */
export interface ObjectWrite<T> {
  key: string;
  reason: StoreReason;
  /** Throws when a condition of the request doesn't hold; no other request writes the key until `write` has ended. */
  check?: () => Promise<void>;
  /** Hands the object to the store; throws {@link S3Error} when the store refuses it. */
  write: () => Promise<T>;
}

/**
 * Writes an object and sees to its event: journal first, then the store, then the delivery. Gives what is stored and
 * what `write` gave.
 * When the store's answer is lost, the journal keeps the entry: the next start finds out whether the object is there.
 */
export async function writeObject<T>(
  context: DoorContext,
  request: S3Request,
  operation: ObjectWrite<T>,
): Promise<{ stored: StoredObject; written: T }> {
  const { bucket, requestId, sourceIp } = request;
  const { key, reason } = operation;
  return context.locks.run(`${bucket}/${key}`, async () => {
    await operation.check?.();
    if (!context.buckets.get(bucket)?.events) {
      const written = await operation.write();
      return { stored: await storedNow(context, bucket, key), written };
    }
    const entry = await context.events.begin({ bucket, key, requestId, sourceIp, reason });
    const written = await operation.write().catch(async (error: unknown) => {
      if (error instanceof S3Error && error.status < 500) await context.events.abandon(entry);
      throw error;
    });
    const stored = await storedNow(context, bucket, key);
    context.events.commit(entry, stored);
    return { stored, written };
  });
}

/**
 * Checks `If-Match` and `If-None-Match` of a write against the object already there.
 * Throws {@link S3Error} PreconditionFailed (412), NoSuchKey (404) or NotImplemented (501).
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export async function checkWriteConditions(context: DoorContext, request: S3Request): Promise<void> {
  const ifNoneMatch = request.headers["if-none-match"];
  const ifMatch = request.headers["if-match"];
  if (ifNoneMatch === undefined && ifMatch === undefined) return;
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*") {
    throw new S3Error(
      "NotImplemented",
      501,
      "A header you provided implies functionality that is not implemented",
      {
        Header: "If-None-Match",
      },
    );
  }
  const present = await context.store.describe(request.bucket, request.key);
  if (ifNoneMatch !== undefined && present !== undefined) throw preconditionFailed("If-None-Match");
  if (ifMatch === undefined) return;
  if (present === undefined) throw noSuchKey(request.key);
  if (!sameEtag(ifMatch, present.etag)) throw preconditionFailed("If-Match");
}

/** The refusal of a condition that doesn't hold (412). */
export function preconditionFailed(condition: string): S3Error {
  return new S3Error(
    "PreconditionFailed",
    412,
    "At least one of the pre-conditions you specified did not hold",
    { Condition: condition },
  );
}

/** There is no such object (404). */
export function noSuchKey(key: string): S3Error {
  return new S3Error("NoSuchKey", 404, "The specified key does not exist.", { Key: key });
}

/** Whether a header's ETag, quoted or not, is the one given without quotes. */
export function sameEtag(header: string, etag: string): boolean {
  return header.trim().replace(/^"|"$/g, "") === etag;
}

async function storedNow(context: DoorContext, bucket: string, key: string): Promise<StoredObject> {
  const stored = await context.store.describe(bucket, key);
  if (stored === undefined) throw new Error(`the store lost ${bucket}/${key} right after taking it`);
  return stored;
}
