import * as z from "zod";
import { sessionId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { resendFact } from "./resend.ts";

/** OEMM sends again a mail about a session that its recipient did not get. */
export const route = defineRoute({
  name: "mail/resend-session-mail",
  method: "POST",
  path: "/sessions/{sessionId}/mails/{mailId}/resend",
  summary: "Envoyer de nouveau un courriel d’un jury qui n’est pas arrivé",
  tag: "mails",
  params: z.strictObject({
    sessionId,
    mailId: z.ulid("L’identifiant d’un courriel de la liste est attendu."),
  }),
  status: 204,
  needs: { table: { reads: ["MAIL"], writes: [] } },
});

export const handler = serve(route, async ({ session, params }) => ({
  facts: [await resendFact({ kind: "session", id: session.id }, params.mailId)],
}));
