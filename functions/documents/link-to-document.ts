import type * as z from "zod";
import { type DocumentRecord, documentMachine } from "../../shared/domain/document/document.ts";
import { assertAllowed } from "../../shared/domain/state-machine.ts";
import { addSeconds, type Instant } from "../../shared/domain/time/civil-date.ts";
import { notFound } from "../../shared/http/problem.ts";
import { signDocumentLink } from "../../shared/objects/document-objects.ts";
import { downloadLinkSeconds, type LinkDisposition } from "../../shared/objects/download-link.ts";
import type { documentLink } from "../../shared/views/document-view.ts";

/**
 * A short link to a document that its reader may see.
 * @throws HttpProblem 404 when there is none, or it was withdrawn; DomainError while it is being built.
 */
export async function linkToDocument(
  record: DocumentRecord | undefined,
  now: Instant,
  disposition: LinkDisposition,
): Promise<z.input<typeof documentLink>> {
  if (record === undefined || record.state === "withdrawn") throw notFound("Ce document n’existe pas.");
  if (record.state === "building") assertAllowed(documentMachine, record, "download");
  if (record.state !== "ready") throw notFound("Ce document n’existe pas.");
  return {
    url: await signDocumentLink(record, record.built, disposition),
    fileName: record.built.fileName,
    expiresAt: addSeconds(now, downloadLinkSeconds),
  };
}
