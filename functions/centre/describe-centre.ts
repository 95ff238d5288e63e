import * as z from "zod";
import { centreDescribed } from "../../events/centre.ts";
import { centreDescription } from "../../shared/domain/centre/centre-description.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { assertNotMerged } from "../../shared/domain/people/merger.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre, saveCentre } from "../../shared/store/centres.ts";
import { centreView } from "../../shared/views/centre-view.ts";

/** R-CTR-1: OEMM writes a training centre; the identifier is OEMM's choice. */
export const route = defineRoute({
  name: "centre/describe-centre",
  method: "PUT",
  path: "/centres/{centreId}",
  summary: "Inscrire ou modifier un centre",
  tag: "centres",
  params: z.strictObject({ centreId }),
  body: centreDescription,
  reply: centreView,
  edits: "or-creates",
  edited: "part",
  needs: { table: { reads: ["CENTRE"], writes: ["CENTRE"] } },
});

export const handler = serve(route, async ({ params, body, precondition }) => {
  const before = (await loadCentre(params.centreId))?.centre;
  precondition(before?.version);
  if (before !== undefined) assertNotMerged(before);
  const version = (before?.version ?? 0) + 1;
  const described = { ...body, id: params.centreId, version };
  return {
    reply: described,
    version,
    writes: [saveCentre(before, described)],
    facts: [centreDescribed.of(described.id, { name: described.name })],
  };
});
