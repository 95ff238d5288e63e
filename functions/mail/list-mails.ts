import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listMails } from "../../shared/store/mails.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { mailView, toMailView } from "../../shared/views/mail-view.ts";

/** The mails about a file: to whom, when, with which subject, and what became of them. */
export const route = defineRoute({
  method: "GET",
  path: "/files/{fileId}/mails",
  summary: "Lister les courriels envoyés au sujet d’un dossier",
  tag: "files",
  params: z.strictObject({ fileId }),
  query: paging,
  reply: pageOf(mailView),
  reading: "mails",
  needs: { table: { reads: ["MAIL"] } },
});

export const handler = serve(route, async ({ contents, query }) => {
  const page = await listMails({ kind: "file", id: contents.file.id }, query.limit, query.cursor);
  return { reply: { items: page.entries.map(toMailView), next: page.next } };
});
