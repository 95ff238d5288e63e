import {
  BucketAlreadyOwnedByYou,
  type BucketLocationConstraint,
  CopyObjectCommand,
  CreateBucketCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";

/** What is set of a bucket that objects are restored into: the stack that takes it over sets all else that it has. */
export const restoredBucket = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  VersioningConfiguration: { Status: "Enabled" },
} as const;

/**
 * Makes the bucket that objects are restored into, in the region of the client, unless it is there already; versioned
 * and closed to the public, as the stack that takes it over has it.
 */
export async function openRestoredBucket(
  s3: Pick<S3Client, "send"> & { config: Pick<S3Client["config"], "region"> },
  Bucket: string,
): Promise<void> {
  const LocationConstraint = (await s3.config.region()) as BucketLocationConstraint;
  try {
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
  const { PublicAccessBlockConfiguration, VersioningConfiguration } = restoredBucket;
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
}

/** A version of an object, or the mark that it was deleted. */
interface Version {
  key: string;
  /** None of a deletion. */
  versionId?: string;
  at: Date;
}

/** Objects that are copied at the same time. */
const atOnce = 16;

/**
 * Copies into a bucket the objects of another as they were at an instant, each in the version that was the latest by then; what was
 * deleted by then is not copied, what was deleted since is; of what says what was erased, all. Copied twice, an object is the same. Gives how many.
 */
export async function restoreBucket(
  s3: Pick<S3Client, "send">,
  { from, to, at }: { from: string; to: string; at: Instant },
): Promise<number> {
  let copied = 0;
  let waiting: Promise<unknown>[] = [];
  for await (const { key: Key, versionId } of objectsAt(s3, from, new Date(at))) {
    const source = `${from}/${Key.split("/").map(encodeURIComponent).join("/")}`;
    const CopySource = `${source}?versionId=${encodeURIComponent(versionId)}`;
    waiting.push(s3.send(new CopyObjectCommand({ Bucket: to, Key, CopySource })));
    copied += 1;
    if (waiting.length < atOnce) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  return copied;
}

/** The version of each object that was the latest at an instant, of those that existed. */
async function* objectsAt(
  s3: Pick<S3Client, "send">,
  Bucket: string,
  at: Date,
): AsyncGenerator<{ key: string; versionId: string }> {
  let latest: Version | undefined;
  for await (const version of versionsOf(s3, Bucket)) {
    // R-RGPD-2: all that was erased is erased anew, what was since then too.
    if (version.at > at && !version.key.startsWith(prefixes.erasures)) continue;
    if (latest?.key === version.key) {
      if (version.at > latest.at) latest = version;
      continue;
    }
    if (latest?.versionId !== undefined) yield { key: latest.key, versionId: latest.versionId };
    latest = version;
  }
  if (latest?.versionId !== undefined) yield { key: latest.key, versionId: latest.versionId };
}

/** Every version and every deletion in a bucket, those of an object together. */
async function* versionsOf(s3: Pick<S3Client, "send">, Bucket: string): AsyncGenerator<Version> {
  let marks: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page: ListObjectVersionsCommandOutput = await s3.send(
      new ListObjectVersionsCommand({ Bucket, ...marks }),
    );
    const versions = (page.Versions ?? []).map(({ Key = "", VersionId = "null", LastModified }) => ({
      key: Key,
      versionId: VersionId,
      at: LastModified ?? new Date(0),
    }));
    const deletions = (page.DeleteMarkers ?? []).map(({ Key = "", LastModified }) => ({
      key: Key,
      at: LastModified ?? new Date(0),
    }));
    // AWS sorts each of the two, and a page holds the same stretch of both.
    yield* [...versions, ...deletions].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    if (page.IsTruncated !== true) return;
    marks = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}
