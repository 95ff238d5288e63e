import * as z from "zod";
import { partyId, seesPeopleOf } from "../../shared/domain/people/party.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listStaff } from "../../shared/store/staff.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { staffView, toStaffView } from "../../shared/views/staff-view.ts";

/** The people of a company, a centre or OEMM, for themselves and for OEMM. */
export const route = defineRoute({
  method: "GET",
  path: "/parties/{partyId}/people",
  summary: "Lister les personnes d’une entreprise, d’un centre ou de l’OEMM",
  tag: "people",
  params: z.strictObject({ partyId }),
  query: paging,
  reply: pageOf(staffView),
  needs: { table: { reads: ["PEOPLE"] } },
});

export const handler = serve(route, async ({ params, query, actor }) => {
  if (!seesPeopleOf(actor, params.partyId)) throw notFound();
  const page = await listStaff(params.partyId, query.limit, query.cursor);
  return { reply: { items: page.entries.map(toStaffView), next: page.next } };
});
