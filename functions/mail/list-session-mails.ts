import * as z from "zod";
import { sessionId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listMails } from "../../shared/store/mail-lists.ts";
import { since, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { mailView, toMailView } from "../../shared/views/mail-view.ts";

/** R-JURY-6: the convocations of a session's members; those of candidates are with their files. */
export const route = defineRoute({
  name: "mail/list-session-mails",
  method: "GET",
  path: "/sessions/{sessionId}/mails",
  summary: "Lister les courriels envoyés aux membres d’un jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  query: since,
  reply: sincePageOf(mailView),
  needs: { table: { reads: ["MAIL"] } },
});

export const handler = serve(route, async ({ session, query, now }) => {
  const { limit, cursor, updatedSince } = query;
  const { entries, next } = await listMails({ kind: "session", id: session.id }, limit, cursor, updatedSince);
  return { reply: sinceReply({ entries: entries.map(toMailView), next }, query, now) };
});
