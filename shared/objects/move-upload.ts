import { readFile } from "node:fs/promises";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { objectsBucket } from "./bucket.ts";
import type { ScannedObject } from "./read-upload.ts";

/** Copies the very bytes that were scanned and read to where they belong from now on. */
export async function settleUpload({ key, etag, versionId }: ScannedObject, to: string): Promise<void> {
  const { client, bucket } = objectsBucket();
  await client.send(
    new CopyObjectCommand({
      Bucket: bucket,
      CopySource: `${bucket}/${key}${versionId === undefined ? "" : `?versionId=${versionId}`}`,
      CopySourceIfMatch: etag,
      Key: to,
    }),
  );
}

/** Keeps a picture that shows a piece. */
export async function keepPreview(path: string, key: string): Promise<void> {
  const { client, bucket } = objectsBucket();
  const bytes = { Body: await readFile(path), ContentType: "image/jpeg" };
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, ...bytes }));
}

/** Deletes one object; nothing happens when it is gone already. */
export async function deleteObject(key: string): Promise<void> {
  const { client, bucket } = objectsBucket();
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/** Deletes every object of a folder. */
export async function deleteFolder(prefix: string): Promise<void> {
  const { client, bucket } = objectsBucket();
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  const objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
  if (objects.length === 0) return;
  const { Errors = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
  );
  // The call succeeds all the same.
  if (Errors.length > 0) throw new Error(`${Errors.length} objects under ${prefix} were not deleted`);
}
