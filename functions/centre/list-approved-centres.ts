import * as z from "zod";
import { centreService } from "../../shared/domain/centre/approval.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listApprovedCentres } from "../../shared/store/centres.ts";

const approvedCentre = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string().optional(),
    address: z.string(),
    city: z.string(),
    approvedFrom: z.string(),
    approvedUntil: z.string(),
  })
  .meta({ id: "ApprovedCentre" });

/** R-CTR-2: the centres approved for a certification on a date, open to all. */
export const route = defineRoute({
  method: "GET",
  path: "/certifications/{code}/approved-centres",
  summary: "Lister les centres agréés à une date",
  tag: "centres",
  params: z.strictObject({ code: certificationCode }),
  query: z.strictObject({
    service: centreService,
    on: civilDate.optional().meta({ description: "Date, aujourd’hui par défaut" }),
  }),
  reply: z.strictObject({ on: z.string(), items: z.array(approvedCentre) }),
  needs: { table: { reads: ["CENTRE"], lists: ["gsi1 APPROVED"] } },
});

export const handler = serve(route, async ({ params, query, today }) => {
  const on = query.on ?? today;
  const found = await listApprovedCentres(params.code, query.service, on);
  const items = found.map(({ centre: { version: _, ...centre }, approval }) => ({
    ...centre,
    approvedFrom: approval.from,
    approvedUntil: approval.until,
  }));
  return { reply: { on, items } };
});
