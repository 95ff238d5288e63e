import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { type BuiltDocument, type DocumentName, documentKind } from "../domain/document/document.ts";
import { fileId } from "../domain/ids.ts";
import { objectsBucket } from "./bucket.ts";
import { type LinkDisposition, signLink } from "./download-link.ts";
import { prefixes } from "./prefixes.ts";

/** The object of a document's bytes: named by their digest, so that no other bytes can take their place. */
export function documentObject({ about, kind, reference }: DocumentName, sha256: string): string {
  return `${prefixes.documents}${about.id}/${kind}/${reference}/${sha256}.pdf`;
}

/** The document, and the digest of its bytes, that an object is of; undefined where its key is none of ours. */
export function documentOfObject(key: string): { name: DocumentName; sha256: string } | undefined {
  const [folder, id, kind, reference, file, ...rest] = key.split("/");
  const [, sha256] = /^([0-9a-f]{64})\.pdf$/.exec(file ?? "") ?? [];
  const about = { kind: fileId.safeParse(id).success ? "file" : "session", id: id ?? "" } as const;
  const known = documentKind.safeParse(kind).data;
  if (`${folder}/` !== prefixes.documents || reference === undefined || rest.length > 0) return undefined;
  return known === undefined || sha256 === undefined
    ? undefined
    : { name: { about, kind: known, reference }, sha256 };
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
