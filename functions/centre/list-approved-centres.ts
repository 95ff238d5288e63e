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
    /** What it is approved for, each from and until which day, both included. */
    services: z.array(
      z.strictObject({ service: centreService, approvedFrom: z.string(), approvedUntil: z.string() }),
    ),
  })
  .meta({ id: "ApprovedCentre" });

/** R-CTR-2, R-OEMM-6: the centres approved for a certification on a date, how to reach them and for what, open to all. */
export const route = defineRoute({
  name: "centre/list-approved-centres",
  method: "GET",
  path: "/certifications/{code}/approved-centres",
  summary: "Lister les centres agréés à une date",
  tag: "centres",
  params: z.strictObject({ code: certificationCode }),
  query: z.strictObject({
    service: centreService.optional().meta({ description: "Prestation, toutes par défaut" }),
    on: civilDate.optional().meta({ description: "Date, aujourd’hui par défaut" }),
  }),
  reply: z.strictObject({ on: z.string(), items: z.array(approvedCentre) }),
  needs: { table: { reads: ["CENTRE"], lists: ["gsi1 APPROVED"] } },
});

export const handler = serve(route, async ({ params, query, today }) => {
  const on = query.on ?? today;
  const services = query.service === undefined ? centreService.options : [query.service];
  const found = await listApprovedCentres(params.code, services, on);
  const items = found.map(({ centre: { version: _, ...centre }, approvals }) => ({
    ...centre,
    services: approvals.map(({ service, from, until }) => ({
      service,
      approvedFrom: from,
      approvedUntil: until,
    })),
  }));
  return { reply: { on, items } };
});
