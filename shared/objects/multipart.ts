import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  NoSuchUpload,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { objectsBucket } from "./bucket.ts";

/** Bytes from which a part is written: S3 takes none smaller but the last. What a worker holds in memory at most. */
export const partBytes = 5 * 1024 * 1024;

const objectAt = (key: string) => ({ Bucket: objectsBucket().bucket, Key: key });

/** Begins an object that is written in parts; gives the upload that they go to. */
export async function beginParts(key: string, contentType: string): Promise<string> {
  const command = new CreateMultipartUploadCommand({ ...objectAt(key), ContentType: contentType });
  const { UploadId } = await objectsBucket().client.send(command);
  if (UploadId === undefined) throw new Error(`no upload was begun for ${key}`);
  return UploadId;
}

/** Writes a part, from 1 on, in place of one that was written before a crash; gives its tag. */
export async function writePartOf(
  key: string,
  uploadId: string,
  part: number,
  bytes: Uint8Array,
): Promise<string> {
  const { ETag } = await objectsBucket().client.send(
    new UploadPartCommand({ ...objectAt(key), UploadId: uploadId, PartNumber: part, Body: bytes }),
  );
  if (ETag === undefined) throw new Error(`part ${part} of ${key} has no tag`);
  return ETag;
}

/** Makes one object of the parts; nothing more when that was done before a crash. */
export async function finishParts(key: string, uploadId: string, tags: readonly string[]): Promise<void> {
  const { client } = objectsBucket();
  const Parts = tags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
  try {
    await client.send(
      new CompleteMultipartUploadCommand({
        ...objectAt(key),
        UploadId: uploadId,
        MultipartUpload: { Parts },
      }),
    );
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
    await client.send(new HeadObjectCommand(objectAt(key)));
  }
}
