import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchUpload,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { ExportJob, ExportJobIn } from "../domain/exports/export-job.ts";
import { objectsBucket } from "../objects/bucket.ts";
import { attachment, downloadLinkSeconds } from "../objects/download-link.ts";
import { prefixes } from "../objects/prefixes.ts";

const objectOf = (job: Pick<ExportJob, "id">) => ({
  Bucket: objectsBucket().bucket,
  Key: `${prefixes.exports}${job.id}`,
});
const contentTypes = { csv: "text/csv; charset=utf-8", json: "application/json" };

/** Begins the file of an export; gives the upload that its parts go to. */
export async function beginFile(job: ExportJob): Promise<string> {
  const command = new CreateMultipartUploadCommand({
    ...objectOf(job),
    ContentType: contentTypes[job.request.format],
  });
  const { UploadId } = await objectsBucket().client.send(command);
  if (UploadId === undefined) throw new Error(`no upload was begun for ${job.id}`);
  return UploadId;
}

/** Writes the next part, in place of one that was written before a crash; gives its tag. */
export async function writePart(job: ExportJobIn<"running">, bytes: Uint8Array): Promise<string> {
  const { ETag } = await objectsBucket().client.send(
    new UploadPartCommand({
      ...objectOf(job),
      UploadId: job.uploadId,
      PartNumber: job.parts.length + 1,
      Body: bytes,
    }),
  );
  if (ETag === undefined) throw new Error(`a part of ${job.id} has no tag`);
  return ETag;
}

/** Makes one file of the parts; nothing more when that was done before a crash. */
export async function finishFile(job: ExportJobIn<"running">): Promise<void> {
  const { client } = objectsBucket();
  const Parts = job.parts.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
  try {
    await client.send(
      new CompleteMultipartUploadCommand({
        ...objectOf(job),
        UploadId: job.uploadId,
        MultipartUpload: { Parts },
      }),
    );
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
    await client.send(new HeadObjectCommand(objectOf(job)));
  }
}

/** A short link to the file of an export, saved under its own name. */
export function signExportLink(job: ExportJob, fileName: string): Promise<string> {
  const command = new GetObjectCommand({
    ...objectOf(job),
    ResponseContentDisposition: attachment(fileName),
  });
  return getSignedUrl(objectsBucket().client, command, { expiresIn: downloadLinkSeconds });
}
