import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import * as z from "zod";
import type { Evidence } from "../domain/evidence/evidence.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import { inSeconds } from "../domain/time/period.ts";
import { objectsBucket } from "./bucket.ts";
import { incomingKey } from "./object-keys.ts";

/** Seconds that an upload form works. */
export const uploadFormSeconds = inSeconds(guidePolicy.evidence.uploadForm);

/** The form that a browser posts to upload one piece: the fields first, then the file under the name `file`. */
export const uploadForm = z
  .strictObject({
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    maxBytes: z.int(),
    expiresAt: z.string(),
  })
  .meta({ id: "UploadForm", description: "Formulaire de dépôt direct (POST multipart/form-data)" });

/** Signs the form of a piece of a file or of a session: one key, one type, a greatest size. */
export async function signUploadForm(
  holderId: string,
  piece: Pick<Evidence, "id" | "contentType" | "maxBytes" | "uploadUntil">,
): Promise<z.infer<typeof uploadForm>> {
  const { client, bucket } = objectsBucket();
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: incomingKey({ holderId, evidenceId: piece.id }),
    Fields: { "Content-Type": piece.contentType },
    Conditions: [["content-length-range", 1, piece.maxBytes]],
    Expires: uploadFormSeconds,
  });
  return { url, fields, maxBytes: piece.maxBytes, expiresAt: piece.uploadUntil };
}
