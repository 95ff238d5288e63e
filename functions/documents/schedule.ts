import type { DocumentRecord } from "../../shared/domain/document/document.ts";
import { loadDocument } from "../../shared/store/documents.ts";

/** The printed schedule of a session, or undefined. One round trip. */
export async function loadSchedule(sessionId: string): Promise<DocumentRecord | undefined> {
  const about = { kind: "session" as const, id: sessionId };
  return (await loadDocument({ about, kind: "schedule", reference: sessionId })).held;
}
