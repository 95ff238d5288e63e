import * as z from "zod";
import { mayReadOfSession } from "../../shared/domain/document/readers.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { linkQuery } from "../../shared/objects/download-link.ts";
import { documentLink, documentParams } from "../../shared/views/document-view.ts";
import { loadOfSession } from "./documents-of-session.ts";
import { linkToDocument } from "./link-to-document.ts";

/** A short link to a printed document of a session. */
export const route = defineRoute({
  name: "documents/download-session-document",
  method: "GET",
  path: "/sessions/{sessionId}/documents/{kind}/{reference}/content",
  summary: "Obtenir un lien de courte durée vers un document d’un jury",
  tag: "documents",
  params: z.strictObject({ sessionId, ...documentParams }),
  query: linkQuery,
  waits: true,
  reply: documentLink,
  needs: { objects: "download-documents" },
});

export const handler = serve(route, async ({ session, relation, params, query, now }) => {
  const { kind, reference } = params;
  const named = mayReadOfSession(relation, session, kind);
  const held = named ? await loadOfSession(session.id, kind, reference) : undefined;
  return { reply: await linkToDocument(held, now, query.disposition) };
});
