import * as z from "zod";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { deadlineKind } from "../../shared/domain/deadlines/kinds.ts";
import { centreId, companyId } from "../../shared/domain/ids.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { type DeadlineList, listDeadlines } from "../../shared/store/deadline-lists.ts";
import { deadlineSummary } from "../../shared/store/deadlines.ts";
import { since, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { choice, count, refuseParameters, severalOf } from "../../shared/views/list-query.ts";
import { changed } from "../../shared/views/updated-at.ts";

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "Mois attendu, comme mars 2026.");

/** What is coming: OEMM's by month, a company's or a centre's own. */
export const route = defineRoute({
  name: "deadlines/list-deadlines",
  method: "GET",
  path: "/deadlines",
  summary: "Lister les échéances en cours, la plus proche d’abord",
  tag: "deadlines",
  query: since.extend({
    month: month.optional().meta({
      description:
        "Mois du dernier jour (AAAA-MM)\u00a0; pour l’OEMM, le mois en cours si rien n’est précisé",
    }),
    kind: severalOf(deadlineKind, deadlineKind.options)
      .optional()
      .meta({ description: "Natures d’échéances" }),
    certification: severalOf(certificationCode, certificationCode.options)
      .optional()
      .meta({ description: "Certifications" }),
    centre: centreId.optional().meta({ description: "Centre dont l’OEMM lit les échéances" }),
    company: companyId.optional().meta({ description: "Entreprise dont l’OEMM lit les échéances" }),
    sort: z
      .enum(["date", "-date"])
      .optional()
      .meta({ description: "Ordre des derniers jours, les plus tardifs d’abord avec «\u00a0-\u00a0»" }),
    count: choice.meta({ description: "Compter aussi ce que la liste contient" }),
  }),
  reply: sincePageOf(deadlineSummary.extend(changed).meta({ id: "DeadlineSummary" })).extend({
    total: count.optional(),
  }),
  needs: { table: { lists: ["gsi2 DEADLINES", "gsi3 DEADLINES"] } },
});

export const handler = serve(route, async ({ query, actor, today, now }) => {
  const { kind: kinds, certification: certifications, limit, cursor } = query;
  const list = listFor(actor, query, today);
  const page = { limit, cursor, newestFirst: query.sort === "-date", counted: query.count === true };
  const filter = { kinds, certifications, since: query.updatedSince };
  const { count: total, ...found } = await listDeadlines(list, filter, page);
  return { reply: { ...sinceReply(found, query, now), total } };
});

/** Whose deadlines are listed. @throws HttpProblem 400 for parameters of another role, 403 for a role without its party. */
function listFor(
  actor: Actor,
  {
    month,
    centre,
    company,
  }: { month?: string | undefined; centre?: string | undefined; company?: string | undefined },
  today: string,
): DeadlineList {
  if (actor.role !== "oemm") {
    refuseParameters({ centre, company }, "Réservé à l’OEMM.");
    if (actor.partyId === undefined) throw forbidden("Votre compte n’est rattaché à aucun organisme.");
    return { partyId: actor.partyId, month };
  }
  if (centre !== undefined) refuseParameters({ company }, "Sans effet avec «\u00a0centre\u00a0».");
  const partyId = centre ?? company;
  return partyId === undefined ? { month: month ?? today.slice(0, 7) } : { partyId, month };
}
