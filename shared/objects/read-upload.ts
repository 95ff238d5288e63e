import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, NoSuchKey, S3ServiceException } from "@aws-sdk/client-s3";
import { objectsBucket } from "./bucket.ts";

/** The very bytes that were scanned: what was sent to the same key since is another upload. */
export interface ScannedObject {
  key: string;
  etag: string;
  /** Where the bucket keeps versions. */
  versionId?: string | undefined;
}

/** An upload that was fetched. */
export interface FetchedUpload {
  /** The file of its bytes, and a folder to work in. */
  path: string;
  folder: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Fetches the bytes that were scanned for as long as `use` works with them; does nothing when they are no longer there, as they
 * were dealt with, or others took their place. They go to a temporary file, never whole into memory.
 */
export async function withUpload(
  { key, etag, versionId }: ScannedObject,
  use: (upload: FetchedUpload) => Promise<void>,
): Promise<void> {
  const { client, bucket } = objectsBucket();
  const folder = await mkdtemp(join(tmpdir(), "upload-"));
  try {
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      IfMatch: `"${etag}"`,
      VersionId: versionId,
    });
    const object = await client.send(command).catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    });
    if (object === undefined) return;
    if (!(object.Body instanceof Readable)) throw new Error(`the object ${key} came without a body`);
    const path = join(folder, "bytes");
    const digest = createHash("sha256");
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        digest.update(chunk);
        size += chunk.byteLength;
        done(null, chunk);
      },
    });
    await pipeline(object.Body, measure, createWriteStream(path));
    await use({ path, folder, size, sha256: digest.digest("hex") });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isGone(error: unknown): boolean {
  return (
    error instanceof NoSuchKey ||
    (error instanceof S3ServiceException && ["NoSuchVersion", "PreconditionFailed"].includes(error.name))
  );
}
