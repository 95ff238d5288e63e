import * as z from "zod";
import { type DocumentName, type DocumentRecord, documentRecord } from "../domain/document/document.ts";
import { documentKey } from "./keys.ts";
import { readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** A document and the version of its record, 0 when there is none yet. One round trip. */
export async function loadDocument({
  about,
  kind,
  reference,
}: DocumentName): Promise<{ held: DocumentRecord | undefined; version: number }> {
  const [item] = await readTogether([documentKey(about, kind, reference)]);
  return item === undefined
    ? { held: undefined, version: 0 }
    : { held: z.parse(documentRecord, item.data), version: item.version };
}

/** The write that saves a document as a new version, unless another delivery of a fact did so meanwhile. */
export function saveDocument(record: DocumentRecord, version: number): Write {
  return {
    put: {
      ...documentKey(record.about, record.kind, record.reference),
      entity: "document",
      version: version + 1,
      data: record,
    },
    when: version === 0 ? "absent" : { version },
  };
}
