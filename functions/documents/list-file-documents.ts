import * as z from "zod";
import { mayReadOfFile } from "../../shared/domain/document/readers.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { documentView, toDocumentViews } from "../../shared/views/document-view.ts";

/** The printed documents of a file that the caller may read. */
export const route = defineRoute({
  name: "documents/list-file-documents",
  method: "GET",
  path: "/files/{fileId}/documents",
  summary: "Lister les documents d’un dossier",
  tag: "documents",
  params: z.strictObject({ fileId }),
  reply: z.strictObject({ items: z.array(documentView) }),
  reading: "documents",
  needs: {},
});

export const handler = serve(route, ({ contents, relation }) => ({
  reply: {
    items: toDocumentViews(contents.documents, ({ kind }) => mayReadOfFile(relation, contents.file, kind)),
  },
}));
