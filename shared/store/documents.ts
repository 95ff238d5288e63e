import { type DocumentName, type DocumentRecord, documentRecord } from "../domain/document/document.ts";
import { defineEntity } from "./entity.ts";
import { documentKey, sessionKey } from "./keys.ts";
import { readOne, readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Printed documents. */
export const documentEntity = defineEntity({ name: "document", data: () => documentRecord });

/** A document and the version of its record, 0 when there is none yet. One round trip. */
export async function loadDocument({
  about,
  kind,
  reference,
}: DocumentName): Promise<{ held: DocumentRecord | undefined; version: number }> {
  const item = await readOne(documentKey(about, kind, reference));
  return { held: documentEntity.find(item), version: item?.version ?? 0 };
}

/** Every document of a session, and all its editions. One round trip. */
export async function loadDocuments({ id }: { kind: "session"; id: string }): Promise<DocumentRecord[]> {
  return documentEntity.among(await readPartition(sessionKey(id).pk));
}

/** The write that saves a document as a new version, unless another delivery of a fact did so meanwhile. */
export function saveDocument(record: DocumentRecord, version: number): Write {
  return {
    put: documentEntity.item({
      ...documentKey(record.about, record.kind, record.reference),
      version: version + 1,
      data: record,
    }),
    when: version === 0 ? "absent" : { version },
  };
}
