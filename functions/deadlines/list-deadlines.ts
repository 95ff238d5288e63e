import * as z from "zod";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { deadlineKind } from "../../shared/domain/deadlines/kinds.ts";
import { centreId, companyId } from "../../shared/domain/ids.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { type DeadlineList, deadlineSummary, listDeadlines } from "../../shared/store/deadlines.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "Mois attendu au format AAAA-MM.");

/** What is coming: OEMM's by month, a company's or a centre's own. */
export const route = defineRoute({
  method: "GET",
  path: "/deadlines",
  summary: "Lister les échéances en cours, la plus proche d’abord",
  tag: "deadlines",
  query: paging.extend({
    month: month.optional().meta({
      description: "Mois du dernier jour (AAAA-MM) ; pour l’OEMM, le mois en cours si rien n’est précisé",
    }),
    kind: deadlineKind.optional().meta({ description: "Nature de l’échéance" }),
    certification: certificationCode.optional().meta({ description: "Certification" }),
    centre: centreId.optional().meta({ description: "OEMM : centre" }),
    company: companyId.optional().meta({ description: "OEMM : entreprise" }),
  }),
  reply: pageOf(deadlineSummary.meta({ id: "DeadlineSummary" })),
  needs: { table: { lists: ["gsi2 DEADLINES", "gsi3 DEADLINES"] } },
});

export const handler = serve(route, async ({ query, actor, today }) => {
  const { kind, certification, limit, cursor } = query;
  const page = await listDeadlines(listFor(actor, query, today), { kind, certification }, limit, cursor);
  return { reply: { items: page.entries, next: page.next } };
});

function listFor(
  actor: Actor,
  query: { month?: string | undefined; centre?: string | undefined; company?: string | undefined },
  today: string,
): DeadlineList {
  if (actor.role !== "oemm") {
    if (actor.partyId === undefined) throw forbidden("Votre compte n’est rattaché à aucun organisme.");
    for (const named of [query.centre, query.company])
      if (named !== undefined && named !== actor.partyId)
        throw forbidden("Vous ne lisez que vos propres échéances.");
    return { partyId: actor.partyId, month: query.month };
  }
  if (query.centre !== undefined && query.company !== undefined)
    throw invalidRequest([
      { in: "query", field: "company", message: "Choisissez un centre ou une entreprise, pas les deux." },
    ]);
  const partyId = query.centre ?? query.company;
  if (partyId !== undefined) return { partyId, month: query.month };
  return { month: query.month ?? today.slice(0, 7) };
}
