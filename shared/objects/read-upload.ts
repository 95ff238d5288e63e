import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, NoSuchKey } from "@aws-sdk/client-s3";
import { fileTypeFromTokenizer } from "file-type";
import { fromFile } from "strtok3";
import type { UploadedBytes } from "../domain/evidence/verify.ts";
import { objectsBucket } from "./bucket.ts";

/** An upload as it was read, with the entity tag of the very bytes that were read. */
export interface ReadUpload {
  bytes: UploadedBytes;
  etag: string;
}

/**
 * Reads an object to learn its size, digest and real type; undefined when it is no longer there. The bytes go
 * through a temporary file, never whole in memory: the type of a Word document is told from inside its zip.
 */
export async function readUpload(key: string): Promise<ReadUpload | undefined> {
  const { client, bucket } = objectsBucket();
  const folder = await mkdtemp(join(tmpdir(), "upload-"));
  try {
    const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!(object.Body instanceof Readable) || object.ETag === undefined)
      throw new Error(`the object ${key} came without a body or a tag`);
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
    const realType = await typeOf(path);
    return { bytes: { size, sha256: digest.digest("hex"), realType }, etag: object.ETag };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Not by `fileTypeFromFile`: it hides its import from bundlers, and is not found on AWS. */
async function typeOf(path: string): Promise<string | undefined> {
  const tokenizer = await fromFile(path);
  try {
    return (await fileTypeFromTokenizer(tokenizer))?.mime;
  } finally {
    await tokenizer.close();
  }
}
