import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { resendFact } from "./resend.ts";

/** OEMM sends again a mail about a file that its recipient did not get. */
export const route = defineRoute({
  name: "mail/resend-file-mail",
  method: "POST",
  path: "/files/{fileId}/mails/{mailId}/resend",
  summary: "Envoyer de nouveau un courriel d’un dossier qui n’est pas arrivé",
  tag: "mails",
  params: z.strictObject({
    fileId,
    mailId: z.ulid("L’identifiant d’un courriel de la liste est attendu."),
  }),
  status: 204,
  needs: { table: { reads: ["MAIL"], writes: [] } },
});

export const handler = serve(route, async ({ contents, params }) => ({
  facts: [await resendFact({ kind: "file", id: contents.file.id }, params.mailId)],
}));
