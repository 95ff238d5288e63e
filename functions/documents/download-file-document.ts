import * as z from "zod";
import { mayReadOfFile } from "../../shared/domain/document/readers.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { linkQuery } from "../../shared/objects/download-link.ts";
import { documentLink, documentParams } from "../../shared/views/document-view.ts";
import { linkToDocument } from "./link-to-document.ts";

/** A short link to a printed document of a file. */
export const route = defineRoute({
  name: "documents/download-file-document",
  method: "GET",
  path: "/files/{fileId}/documents/{kind}/{reference}/content",
  summary: "Obtenir un lien de courte durée vers un document d’un dossier",
  tag: "documents",
  params: z.strictObject({ fileId, ...documentParams }),
  query: linkQuery,
  waits: true,
  reply: documentLink,
  reading: "document-content",
  needs: { objects: "download-documents" },
});

export const handler = serve(route, async ({ contents, relation, params, query, now }) => {
  const found = contents.documents.find(
    ({ kind, reference }) => kind === params.kind && reference === params.reference,
  );
  const readable = mayReadOfFile(relation, contents.file, params.kind) ? found : undefined;
  return { reply: await linkToDocument(readable, now, query.disposition) };
});
