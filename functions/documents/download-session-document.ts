import * as z from "zod";
import { mayReadSchedule } from "../../shared/domain/document/readers.ts";
import { sessionId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { documentLink, documentParams } from "../../shared/views/document-view.ts";
import { linkToDocument } from "./link-to-document.ts";
import { loadSchedule } from "./schedule.ts";

/** A short link to a printed document of a session. */
export const route = defineRoute({
  method: "GET",
  path: "/sessions/{sessionId}/documents/{kind}/{reference}/content",
  summary: "Obtenir un lien de courte durée vers un document d’un jury",
  tag: "documents",
  params: z.strictObject({ sessionId, ...documentParams }),
  reply: documentLink,
  needs: { objects: "download-documents" },
});

export const handler = serve(route, async ({ session, relation, params, now }) => {
  const named = params.kind === "schedule" && params.reference === session.id;
  const held = named && mayReadSchedule(relation, session) ? await loadSchedule(session.id) : undefined;
  return { reply: await linkToDocument(held, now) };
});
