import * as z from "zod";
import { centreMerged } from "../../events/centre.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { mergeInto } from "../../shared/domain/people/merger.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre, saveCentre } from "../../shared/store/centres.ts";
import { centreView } from "../../shared/views/centre-view.ts";

/** R-PER-8: OEMM merges a centre into another one; candidates and people follow (`follow-merger`). */
export const route = defineRoute({
  name: "centre/merge-centre",
  method: "POST",
  path: "/centres/{centreId}/merger",
  summary: "Fusionner un centre avec un autre",
  tag: "centres",
  params: z.strictObject({ centreId }),
  body: z.strictObject({ intoId: centreId }),
  reply: centreView,
  needs: { table: { reads: ["CENTRE"], writes: ["CENTRE"] } },
});

export const handler = serve(route, async ({ params, body }) => {
  const [merged, into] = await Promise.all([loadCentre(params.centreId), loadCentre(body.intoId)]);
  if (merged === undefined || into === undefined) throw notFound("Ce centre n’existe pas.");
  const after = mergeInto(merged.centre, into.centre);
  const told = { mergedId: after.id, intoId: body.intoId };
  return {
    reply: { ...after, version: after.version + 1 },
    writes: [saveCentre(merged.centre, after), saveCentre(into.centre, into.centre)],
    facts: [centreMerged.of(told.mergedId, told), centreMerged.of(told.intoId, told)],
  };
});
