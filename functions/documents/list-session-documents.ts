import * as z from "zod";
import { mayReadOfSession } from "../../shared/domain/document/readers.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { documentView, toDocumentViews } from "../../shared/views/document-view.ts";
import { loadAllOfSession } from "./documents-of-session.ts";

/** R-DAY-6: the papers of a session, for OEMM and those who sit. */
export const route = defineRoute({
  name: "documents/list-session-documents",
  method: "GET",
  path: "/sessions/{sessionId}/documents",
  summary: "Lister les documents d’un jury",
  tag: "documents",
  params: z.strictObject({ sessionId }),
  reply: z.strictObject({ items: z.array(documentView) }),
  needs: {},
});

export const handler = serve(route, async ({ session, relation }) => {
  const held = await loadAllOfSession(session.id);
  return { reply: { items: toDocumentViews(held, ({ kind }) => mayReadOfSession(relation, session, kind)) } };
});
