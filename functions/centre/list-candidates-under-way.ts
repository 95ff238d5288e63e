import * as z from "zod";
import { centreService } from "../../shared/domain/centre/approval.ts";
import {
  approvalStanding,
  endingPeriod,
  standing,
  standingOf,
  standingsOf,
} from "../../shared/domain/centre/standing.ts";
import { ofQuantity } from "../../shared/domain/french/quantity.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { fileSummary, isUnderWay, listFiles } from "../../shared/store/files.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

const ending = endingPeriod(guidePolicy.reminderDays);

/** A candidate whom a centre follows, and where the centre stands for their certification and path. */
const candidateUnderWay = fileSummary
  .omit({ path: true })
  .extend({ service: centreService, approval: approvalStanding })
  .meta({ id: "CandidateUnderWay" });

/** R-CTR-3: the candidates under way at a centre, with the last day of its approvals, for OEMM. */
export const route = defineRoute({
  method: "GET",
  path: "/centres/{centreId}/candidates-under-way",
  summary: "Lister les candidats en cours d’un centre, avec la fin de ses agréments",
  tag: "centres",
  params: z.strictObject({ centreId }),
  query: paging.extend({
    certification: certificationCode.optional(),
    service: centreService.optional(),
    standing: standing.optional().meta({
      description: `Situation de l’agrément, ended (terminé), ending (se termine dans un délai ${ofQuantity(ending)}), in-force, none`,
    }),
  }),
  /** A page may hold fewer candidates than asked for: those whose file is closed, or not asked for, are left out. */
  reply: pageOf(candidateUnderWay).extend({ approvals: z.array(approvalStanding) }),
  needs: { table: { reads: ["CENTRE", "FILE"], lists: ["gsi2 CENTRE"] } },
});

export const handler = serve(route, async ({ params, query, today }) => {
  const [found, page] = await Promise.all([
    loadCentre(params.centreId),
    listFiles({ of: "centre", centreId: params.centreId }, query.limit, query.cursor),
  ]);
  if (found === undefined) throw notFound();
  const items = page.entries
    .filter(isUnderWay)
    .map(({ path: service, ...file }) => {
      const about = { certification: file.certification, service };
      return { ...file, service, approval: standingOf(found.approvals, about, ending, today) };
    })
    .filter(
      ({ certification, service, approval }) =>
        (query.certification ?? certification) === certification &&
        (query.service ?? service) === service &&
        (query.standing ?? approval.standing) === approval.standing,
    );
  return { reply: { items, next: page.next, approvals: standingsOf(found.approvals, ending, today) } };
});
