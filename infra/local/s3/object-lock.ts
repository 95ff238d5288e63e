import type { DoorContext } from "./door-context.ts";
import { lockedUntilName, type ObjectAttributes } from "./object-store.ts";
import { accessDenied } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** What is stored with an object, with the end of its lock where its bucket locks what is put there. */
export function lockedFromNow(
  context: DoorContext,
  { bucket }: S3Request,
  attributes: ObjectAttributes,
): ObjectAttributes {
  const { lockedDays } = context.buckets.get(bucket) ?? {};
  if (lockedDays === undefined) return attributes;
  const until = new Date(context.now().getTime() + lockedDays * dayMilliseconds).toISOString();
  return { ...attributes, metadata: { ...attributes.metadata, [lockedUntilName]: until } };
}

/**
 * Refuses what would take a locked object away. S3 would put another version over it, and hide it behind a marker: the
 * store has one version of each object, and so the door refuses both.
 * @throws S3Error AccessDenied (403) before the end of the lock.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export async function refuseWhileLocked(context: DoorContext, { bucket, key }: S3Request): Promise<void> {
  if (context.buckets.get(bucket)?.lockedDays === undefined) return;
  const { lockedUntil } = (await context.store.describe(bucket, key)) ?? {};
  if (lockedUntil !== undefined && context.now().toISOString() < lockedUntil)
    throw accessDenied("Access Denied because object protected by object lock.");
}
