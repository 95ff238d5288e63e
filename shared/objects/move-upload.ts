import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { objectsBucket } from "./bucket.ts";

/** Copies the very bytes that were read (`etag`) to where they belong from now on. */
export async function settleUpload(from: string, etag: string, to: string): Promise<void> {
  const { client, bucket } = objectsBucket();
  await client.send(
    new CopyObjectCommand({
      Bucket: bucket,
      CopySource: `${bucket}/${from}`,
      CopySourceIfMatch: etag,
      Key: to,
    }),
  );
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
  if (objects.length > 0)
    await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
    );
}
