import * as z from "zod";
import { approval } from "../../shared/domain/centre/approval.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { centreView } from "../../shared/http/views/centre-view.ts";
import { deadlineView, toDeadlineView } from "../../shared/http/views/deadline-view.ts";
import { loadCentre } from "../../shared/store/centres.ts";

/** A centre and its approvals, for OEMM and the centre itself. */
export const route = defineRoute({
  method: "GET",
  path: "/centres/{centreId}",
  summary: "Lire un centre et ses agréments",
  tag: "centres",
  may: { roles: ["oemm", "centre"] },
  params: z.strictObject({ centreId }),
  reply: z.strictObject({
    centre: centreView,
    approvals: z.array(approval),
    deadlines: z.array(deadlineView),
  }),
  needs: { table: "read" },
});

export const handler = serve(route, async ({ params, actor }) => {
  if (actor.role === "centre" && actor.partyId !== params.centreId) throw notFound();
  const found = await loadCentre(params.centreId);
  if (found === undefined) throw notFound();
  return {
    reply: {
      centre: found.centre,
      approvals: [...found.approvals],
      deadlines: found.deadlines.map(toDeadlineView),
    },
    version: found.centre.version,
  };
});
