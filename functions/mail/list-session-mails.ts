import * as z from "zod";
import { sessionId } from "../../shared/domain/ids.ts";
import { mailState } from "../../shared/domain/mail/sending.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { type ListedMail, listMails } from "../../shared/store/mail-lists.ts";
import { inStates, sinceIn, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { mailView, toMailView } from "../../shared/views/mail-view.ts";

/** R-JURY-6: the convocations of a session's members; those of candidates are with their files. */
export const route = defineRoute({
  name: "mail/list-session-mails",
  method: "GET",
  path: "/sessions/{sessionId}/mails",
  summary: "Lister les courriels envoyés aux membres d’un jury",
  tag: "jury",
  params: z.strictObject({ sessionId }),
  query: sinceIn(mailState.options),
  reply: sincePageOf(mailView),
  needs: { table: { reads: ["MAIL"] } },
});

export const handler = serve(route, async ({ session, query, now }) => {
  const { limit, cursor, updatedSince, state } = query;
  const asked = inStates<ListedMail>(state, (mail) => mail.state);
  const { entries, next } = await listMails(
    { kind: "session", id: session.id },
    limit,
    cursor,
    updatedSince,
    asked,
  );
  return { reply: sinceReply({ entries: entries.map(toMailView), next }, query, now) };
});
