import type { DocumentKind, DocumentRecord } from "../../shared/domain/document/document.ts";
import { sessionDocumentKinds } from "../../shared/domain/document/readers.ts";
import { loadDocument, loadDocuments } from "../../shared/store/documents.ts";

/** A printed document of a session, or undefined. One round trip. */
export async function loadOfSession(
  sessionId: string,
  kind: DocumentKind,
  reference: string,
): Promise<DocumentRecord | undefined> {
  const about = { kind: "session" as const, id: sessionId };
  return (await loadDocument({ about, kind, reference })).held;
}

/** All that was printed of a session, every edition, in the order of its kinds. One round trip. */
export async function loadAllOfSession(sessionId: string): Promise<DocumentRecord[]> {
  const held = await loadDocuments({ kind: "session", id: sessionId });
  return sessionDocumentKinds.flatMap((kind) => held.filter((one) => one.kind === kind));
}
