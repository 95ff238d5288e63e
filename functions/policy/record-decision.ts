import * as z from "zod";
import { seriesDecided } from "../../events/policy.ts";
import { recordDecision, seriesDecision } from "../../shared/domain/policy/branch-series.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadBranchSeries, saveBranchSeries } from "../../shared/store/branch-series.ts";

/** R-OEMM-2: OEMM records a decision of the branch on one of its dated series. */
export const route = defineRoute({
  name: "policy/record-decision",
  method: "POST",
  path: "/policy-series",
  summary:
    "Enregistrer une décision de la branche\u00a0: durée de validité, délai de prévenance, seuil, valeur du point",
  tag: "referential",
  body: z.strictObject({ decision: seriesDecision }),
  reply: z.strictObject({ decision: seriesDecision }),
  status: 201,
  needs: { table: { reads: ["REFERENTIAL"], writes: ["REFERENTIAL"] } },
});

export const handler = serve(route, async ({ body: { decision }, today, now }) => {
  const before = await loadBranchSeries();
  const after = recordDecision(before.decisions, decision, today, now);
  const { series, from, decidedOn } = decision;
  return {
    reply: { decision },
    location: `/policy-series?on=${from}`,
    writes: [saveBranchSeries(before, after)],
    facts: [seriesDecided.of("oemm", { series, from, decidedOn })],
  };
});
