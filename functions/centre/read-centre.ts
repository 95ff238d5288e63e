import * as z from "zod";
import { approval } from "../../shared/domain/centre/approval.ts";
import { approvalStanding, endingPeriod, standingsOf } from "../../shared/domain/centre/standing.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { centreView } from "../../shared/views/centre-view.ts";
import { deadlineView, toDeadlineView } from "../../shared/views/deadline-view.ts";
import { leftWithoutApproval } from "./left-without-approval.ts";

/** R-CTR-3: a centre and its approvals, for OEMM and the centre itself; OEMM sees those that left candidates behind. */
export const route = defineRoute({
  name: "centre/read-centre",
  method: "GET",
  path: "/centres/{centreId}",
  summary: "Lire un centre et ses agréments",
  tag: "centres",
  params: z.strictObject({ centreId }),
  reply: z.strictObject({
    centre: centreView,
    approvals: z.array(approval),
    standings: z.array(approvalStanding),
    endedWithCandidatesUnderWay: z.array(approvalStanding).optional(),
    deadlines: z.array(deadlineView),
  }),
  needs: { table: { reads: ["CENTRE", "FILE"], lists: ["gsi2 CENTRE"] } },
});

export const handler = serve(route, async ({ params, actor, today }) => {
  if (actor.role === "centre" && actor.partyId !== params.centreId) throw notFound();
  const found = await loadCentre(params.centreId);
  if (found === undefined) throw notFound();
  const { centre, approvals, deadlines } = found;
  const left =
    actor.role === "oemm" ? await leftWithoutApproval(params.centreId, approvals, today) : undefined;
  return {
    reply: {
      centre,
      approvals: [...approvals],
      standings: standingsOf(approvals, endingPeriod(guidePolicy.reminderDays), today),
      deadlines: deadlines.map((one) => toDeadlineView(one)),
      ...(left === undefined ? {} : { endedWithCandidatesUnderWay: left }),
    },
    version: centre.version,
  };
});
