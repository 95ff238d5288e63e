import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listSessions, sessionSummary } from "../../shared/store/sessions.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** OEMM's sessions of a certification, or those that a member sits on, by date. */
export const route = defineRoute({
  method: "GET",
  path: "/sessions",
  summary: "Lister les jurys d’une certification, ou ceux où l’on siège",
  tag: "jury",
  query: paging.extend({
    certification: certificationCode.optional().meta({ description: "OEMM : certification" }),
    from: civilDate.optional().meta({ description: "À partir de cette date" }),
  }),
  reply: pageOf(sessionSummary),
  needs: { table: { lists: ["gsi1 MEMBER", "gsi3 SESSIONS"] } },
});

export const handler = serve(route, async ({ query, actor }) => {
  const { certification, from, limit, cursor } = query;
  if (actor.role === "jury-member") {
    if (actor.partyId === undefined) throw forbidden("Votre compte n’est rattaché à aucun membre de jury.");
    const page = await listSessions({ memberId: actor.partyId }, from, limit, cursor);
    return { reply: { items: page.entries, next: page.next } };
  }
  if (certification === undefined)
    throw invalidRequest([{ in: "query", field: "certification", message: "Paramètre attendu." }]);
  const page = await listSessions({ certification }, from, limit, cursor);
  return { reply: { items: page.entries, next: page.next } };
});
