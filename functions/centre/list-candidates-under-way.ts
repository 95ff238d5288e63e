import * as z from "zod";
import { type Approval, centreService } from "../../shared/domain/centre/approval.ts";
import {
  approvalStanding,
  endingPeriod,
  standing,
  standingOf,
  standingsOf,
} from "../../shared/domain/centre/standing.ts";
import { pathsWithStates } from "../../shared/domain/enrolment/file-states.ts";
import { ofQuantity } from "../../shared/domain/french/quantity.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { fileSummary, isUnderWay } from "../../shared/store/files.ts";
import { filesAdmitted } from "../../shared/store/find-files.ts";
import { partOfAlike } from "../../shared/store/list-entries.ts";
import { callerOf, foundReply, orderOf } from "../../shared/views/list-order.ts";
import { finding, foundPageOf, paging, severalOf } from "../../shared/views/list-query.ts";
import { changed } from "../../shared/views/updated-at.ts";

const ending = endingPeriod(guidePolicy.reminderDays);
const alike = pathsWithStates.filter(isUnderWay);
const statesUnderWay = [...new Set(alike.map(({ state }) => state))];

/** A candidate whom a centre follows, and where the centre stands for their certification and path. */
const candidateUnderWay = fileSummary
  .omit({ path: true })
  .extend({ service: centreService, approval: approvalStanding, ...changed })
  .meta({ id: "CandidateUnderWay" });

/**
 * R-CTR-3: the candidates under way at a centre, with the last day of its approvals, for OEMM. A page is short, though more follow,
 * where a thousand files of the centre hold fewer that are asked for.
 */
export const route = defineRoute({
  name: "centre/list-candidates-under-way",
  method: "GET",
  path: "/centres/{centreId}/candidates-under-way",
  summary: "Lister les candidats suivis par un centre, avec la fin de ses agréments",
  tag: "centres",
  params: z.strictObject({ centreId }),
  query: paging.extend({
    certification: certificationCode.optional(),
    service: centreService.optional(),
    standing: standing.optional().meta({
      description: `Situation de l’agrément, ended (terminé), ending (se termine dans un délai ${ofQuantity(ending)}), in-force, none`,
    }),
    state: severalOf(z.enum(statesUnderWay), statesUnderWay).optional().meta({ description: "États" }),
    updatedSince: finding.shape.updatedSince,
  }),
  reply: foundPageOf(candidateUnderWay)
    .omit({ total: true })
    .extend({ approvals: z.array(approvalStanding) }),
  needs: { table: { reads: ["CENTRE", "FILE"], lists: ["gsi1 ENTRIES", "gsi2 ENTRIES"] } },
});

type Query = z.output<NonNullable<typeof route.query>>;

export const handler = serve(route, async ({ params, query, actor, today, now }) => {
  const { limit, cursor, certification, service } = query;
  const { sort, since } = orderOf(query);
  const centre = loadCentre(params.centreId);
  const admits = centre.then((found) => underWayAt(found?.approvals ?? [], query, today));
  // It fails with the reading of the centre, which is awaited.
  admits.catch(() => undefined);
  const caller = JSON.stringify([callerOf(actor), certification, service, query.standing, query.state]);
  const [found, page] = await Promise.all([
    centre,
    filesAdmitted(params.centreId, admits, { limit, cursor, caller, since }),
  ]);
  if (found === undefined) throw notFound();
  const items = page.entries.filter(isUnderWay).map(({ path, ...file }) => {
    const about = { certification: file.certification, service: path };
    return { ...file, service: path, approval: standingOf(found.approvals, about, ending, today) };
  });
  const { total: _, ...reply } = foundReply(
    { entries: items, next: page.next, count: undefined },
    { sort, cursor },
    now,
  );
  return { reply: { ...reply, approvals: standingsOf(found.approvals, ending, today) } };
});

/** Which files are asked for, by path, certification and state: those under way, where the centre stands as asked. */
function underWayAt(approvals: readonly Approval[], query: Query, today: string) {
  const asked = alike.filter(
    ({ path, state }) => (query.service ?? path) === path && (query.state?.includes(state) ?? true),
  );
  const wanted = certificationCode.options
    .filter((certification) => (query.certification ?? certification) === certification)
    .flatMap((certification) =>
      asked.flatMap(({ path, state }) => {
        const { standing } = standingOf(approvals, { certification, service: path }, ending, today);
        return (query.standing ?? standing) === standing ? [partOfAlike([path, certification, state])] : [];
      }),
    );
  const parts = new Set(wanted);
  return (part: readonly string[]) => parts.has(partOfAlike(part));
}
