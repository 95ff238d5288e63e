import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { BuiltDocument, DocumentName } from "../domain/document/document.ts";
import { objectsBucket } from "./bucket.ts";
import { type LinkDisposition, signLink } from "./download-link.ts";
import { prefixes } from "./prefixes.ts";

/** The object of a document's bytes: named by their digest, so that no other bytes can take their place. */
export function documentObject({ about, kind, reference }: DocumentName, sha256: string): string {
  return `${prefixes.documents}${about.id}/${kind}/${reference}/${sha256}.pdf`;
}

/** Keeps the bytes of a document; the same bytes are kept once. */
export async function putDocument(name: DocumentName, sha256: string, bytes: Uint8Array): Promise<void> {
  const { client, bucket } = objectsBucket();
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: documentObject(name, sha256),
      Body: bytes,
      ContentType: "application/pdf",
    }),
  );
}

/** Deletes bytes that a newer document replaces, or that were withdrawn. */
export async function deleteDocument(name: DocumentName, sha256: string): Promise<void> {
  const { client, bucket } = objectsBucket();
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: documentObject(name, sha256) }));
}

/** A short link to a document, saved under its French name. */
export function signDocumentLink(
  name: DocumentName,
  { sha256, fileName }: BuiltDocument,
  disposition: LinkDisposition,
): Promise<string> {
  return signLink(documentObject(name, sha256), fileName, { contentType: "application/pdf", disposition });
}
