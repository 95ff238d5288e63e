import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import * as z from "zod";
import type { Evidence } from "../domain/evidence/evidence.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import { addSeconds, type Instant } from "../domain/time/civil-date.ts";
import { inSeconds } from "../domain/time/period.ts";
import { objectsBucket } from "./bucket.ts";
import { previewKey, settledKey } from "./object-keys.ts";

/** Seconds that a download link works. */
export const downloadLinkSeconds = inSeconds(guidePolicy.evidence.downloadLink);

/** What a browser does with what a link leads to: saves it under its name, or shows it where it can. */
export const linkDisposition = z.enum(["attachment", "inline"]);
/** One of them, see {@link linkDisposition}. */
export type LinkDisposition = z.infer<typeof linkDisposition>;

/** What a link to bytes is asked with. */
export const linkQuery = z.strictObject({
  disposition: linkDisposition.default("attachment").meta({
    description: "Ce que le navigateur fait du fichier\u00a0: l’enregistrer, ou l’afficher s’il le peut",
  }),
});

/** A short link to a verified piece of a file or of a session, under its own name. */
async function signDownloadLink(
  holderId: string,
  piece: Pick<Evidence, "id" | "fileName" | "contentType" | "sha256">,
  disposition: LinkDisposition,
): Promise<string> {
  if (piece.sha256 === undefined) throw new Error(`${piece.id} was accepted without a digest`);
  const key = settledKey("verified", { holderId, evidenceId: piece.id }, piece.sha256);
  return signLink(key, piece.fileName, { contentType: piece.contentType, disposition });
}

/** A short link to the picture that shows a verified piece, or undefined where the piece itself does. */
async function signPreviewLink(
  holderId: string,
  { id, fileName, preview, sha256 }: Pick<Evidence, "id" | "fileName" | "preview" | "sha256">,
  disposition: LinkDisposition,
): Promise<string | undefined> {
  if (preview === undefined || sha256 === undefined) return undefined;
  const key = previewKey({ holderId, evidenceId: id }, sha256);
  return signLink(key, `${fileName}.jpg`, { contentType: preview, disposition });
}

/** What a reader is given of a piece of a file or of a session. */
export const pieceLinks = z.strictObject({
  url: z.string(),
  /** A JPEG that shows it, where browsers don't show the piece itself (HEIC). */
  previewUrl: z.string().optional(),
  fileName: z.string(),
  expiresAt: z.string(),
});

/** The short links to a verified piece, signed now. */
export async function signPieceLinks(
  holderId: string,
  piece: Pick<Evidence, "id" | "fileName" | "contentType" | "preview" | "sha256">,
  now: Instant,
  disposition: LinkDisposition,
): Promise<z.input<typeof pieceLinks>> {
  return {
    url: await signDownloadLink(holderId, piece, disposition),
    previewUrl: await signPreviewLink(holderId, piece, disposition),
    fileName: piece.fileName,
    expiresAt: addSeconds(now, downloadLinkSeconds),
  };
}

/** A short link to an object, under a name of its own, to be saved unless told; `contentType` where the object doesn't say it. */
export function signLink(
  key: string,
  fileName: string,
  { contentType, disposition = "attachment" }: { contentType?: string; disposition?: LinkDisposition } = {},
): Promise<string> {
  const { client, bucket } = objectsBucket();
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentType: contentType,
    ResponseContentDisposition: named(disposition, fileName),
  });
  return getSignedUrl(client, command, { expiresIn: downloadLinkSeconds });
}

/** RFC 6266: a disposition with a plain ASCII name, and the real one in UTF-8 beside it. */
function named(disposition: LinkDisposition, fileName: string): string {
  const ascii = fileName
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w.() -]/g, "_");
  const utf8 = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
