import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { pageOf, paging } from "../../shared/http/views/list-query.ts";
import { listMails, mailRecord } from "../../shared/store/mails.ts";

/** The mails sent about a file: to whom, when, with which subject. */
export const route = defineRoute({
  method: "GET",
  path: "/files/{fileId}/mails",
  summary: "Lister les courriels envoyés au sujet d’un dossier",
  tag: "files",
  may: { file: ["owner", "oemm"] },
  params: z.strictObject({ fileId }),
  query: paging,
  reply: pageOf(
    mailRecord
      .pick({ to: true, subject: true, state: true, sentAt: true, messageId: true })
      .meta({ id: "Mail" }),
  ),
  needs: { table: "read" },
});

export const handler = serve(route, async ({ contents, query }) => {
  const page = await listMails({ kind: "file", id: contents.file.id }, query.limit, query.cursor);
  const items = page.entries.map(({ to, subject, state, sentAt, messageId }) => ({
    to,
    subject,
    state,
    sentAt,
    messageId,
  }));
  return { reply: { items, next: page.next } };
});
