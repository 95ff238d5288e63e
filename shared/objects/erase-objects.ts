import { DeleteObjectsCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { Erased } from "../domain/privacy/erasure.ts";
import { objectsBucket } from "./bucket.ts";
import { prefixes } from "./prefixes.ts";

/** Deletes every object under a prefix in all its versions, markers of deletions too: none of its bytes is left. */
export async function eraseFolder(prefix: string): Promise<void> {
  const { client, bucket } = objectsBucket();
  // What was listed is deleted before the next page is: the first page is always what is left.
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix }),
    );
    const found = [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
      Key === undefined ? [] : [{ Key, VersionId }],
    );
    if (found.length === 0) return;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: found, Quiet: true } }),
    );
    if (Errors.length > 0) throw new Error(`${Errors.length} objects under ${prefix} were not deleted`);
  }
}

/** Deletes all that was sent for a file or a session, or for one of its pieces. */
export async function eraseUploads(holderId: string, evidenceId = ""): Promise<void> {
  const { incoming, verified, quarantine } = prefixes;
  const of = `${holderId}/${evidenceId}`;
  for (const zone of [incoming, verified, quarantine]) await eraseFolder(`${zone}${of}`);
}

/** Deletes all that was printed of a file or a session. */
export function eraseDocuments(id: string): Promise<void> {
  return eraseFolder(`${prefixes.documents}${id}/`);
}

/** Writes down what was erased, beside the table; the same once. */
export async function logErasure(erased: Erased): Promise<void> {
  const { client, bucket } = objectsBucket();
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: `${prefixes.erasures}${erased.fileId}.${erased.what}.${erased.on}.json`,
      Body: JSON.stringify(erased),
      ContentType: "application/json",
    }),
  );
}
