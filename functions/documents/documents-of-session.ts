import type { DocumentKind, DocumentRecord } from "../../shared/domain/document/document.ts";
import { sessionDocumentKinds } from "../../shared/domain/document/readers.ts";
import { loadDocument } from "../../shared/store/documents.ts";

/** A printed document of a session, or undefined. One round trip. */
export async function loadOfSession(
  sessionId: string,
  kind: DocumentKind,
): Promise<DocumentRecord | undefined> {
  const about = { kind: "session" as const, id: sessionId };
  return (await loadDocument({ about, kind, reference: sessionId })).held;
}

/** All that was printed of a session. One round trip for each kind, at the same time. */
export async function loadAllOfSession(sessionId: string): Promise<DocumentRecord[]> {
  const held = await Promise.all(sessionDocumentKinds.map((kind) => loadOfSession(sessionId, kind)));
  return held.filter((one) => one !== undefined);
}
