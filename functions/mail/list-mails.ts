import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { mailState } from "../../shared/domain/mail/sending.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { type ListedMail, listMails } from "../../shared/store/mail-lists.ts";
import { inStates, sinceIn, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { mailView, toMailView } from "../../shared/views/mail-view.ts";

/** The mails about a file: to whom, when, with which subject, and what became of them. */
export const route = defineRoute({
  name: "mail/list-mails",
  method: "GET",
  path: "/files/{fileId}/mails",
  summary: "Lister les courriels envoyés au sujet d’un dossier",
  tag: "files",
  params: z.strictObject({ fileId }),
  query: sinceIn(mailState.options),
  reply: sincePageOf(mailView),
  reading: "mails",
  needs: { table: { reads: ["MAIL"] } },
});

export const handler = serve(route, async ({ contents, query, now }) => {
  const { limit, cursor, updatedSince, state } = query;
  const asked = inStates<ListedMail>(state, (mail) => mail.state);
  const { entries, next } = await listMails(
    { kind: "file", id: contents.file.id },
    limit,
    cursor,
    updatedSince,
    asked,
  );
  return { reply: sinceReply({ entries: entries.map(toMailView), next }, query, now) };
});
