import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { objectsBucket } from "./bucket.ts";
import { attachment, downloadLinkSeconds } from "./download-link.ts";
import { prefixes } from "./prefixes.ts";

/** The object of a copy's file. */
export function copyObject(copyId: string): string {
  return `${prefixes.copies}${copyId}.zip`;
}

/** A short link to the file of a copy, saved under its own name. */
export function signCopyLink(copyId: string, fileName: string): Promise<string> {
  const { client, bucket } = objectsBucket();
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: copyObject(copyId),
    ResponseContentDisposition: attachment(fileName),
  });
  return getSignedUrl(client, command, { expiresIn: downloadLinkSeconds });
}
