import * as z from "zod";
import { pointValueOn } from "../../shared/domain/certificate/bonus.ts";
import { policyOn, recordedDecisions } from "../../shared/domain/policy/branch-series.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { validity } from "../../shared/domain/policy/validity.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadBranchSeries } from "../../shared/store/branch-series.ts";

/** R-LAW-1, R-OEMM-2: the figures of the branch on a day, and every decision on them that was recorded, newest first. */
export const route = defineRoute({
  name: "policy/read-series",
  method: "GET",
  path: "/policy-series",
  summary: "Lire les règles datées de la branche, leurs valeurs un jour donné et leur historique",
  tag: "referential",
  query: z.strictObject({
    on: civilDate.optional().meta({ description: "Jour de ces valeurs\u00a0; aujourd’hui si absent" }),
  }),
  reply: z
    .strictObject({
      on: civilDate,
      inForce: z.strictObject({
        partialValidity: z.strictObject({ training: validity, vae: validity }),
        convocationNoticeDays: z.int(),
        waitingThreshold: z.strictObject({ usual: z.int(), of: z.record(z.string(), z.int()) }),
        pointValueCents: z.int(),
      }),
      decisions: recordedDecisions,
    })
    .meta({ id: "PolicySeries", description: "Séries datées de la branche" }),
  needs: { table: { reads: ["REFERENTIAL"] } },
});

export const handler = serve(route, async ({ query, today }) => {
  const on = query.on ?? today;
  const { decisions } = await loadBranchSeries();
  const { partialValidity, jury, bonus } = policyOn(decisions, on, guidePolicy);
  return {
    reply: {
      on,
      inForce: {
        partialValidity,
        convocationNoticeDays: jury.convocationNotice.count,
        waitingThreshold: jury.readyFiles,
        pointValueCents: pointValueOn(on, bonus.pointValues),
      },
      decisions: decisions.toReversed(),
    },
  };
});
