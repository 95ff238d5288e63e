import * as z from "zod";
import { partyId, seesPeopleOf } from "../../shared/domain/people/party.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listStaff } from "../../shared/store/staff-list.ts";
import { since, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { staffView, toStaffView } from "../../shared/views/staff-view.ts";

/** The people of a company, a centre or OEMM, for themselves and for OEMM. */
export const route = defineRoute({
  name: "people/list-people",
  method: "GET",
  path: "/parties/{partyId}/people",
  summary: "Lister les personnes d’une entreprise, d’un centre ou de l’OEMM",
  tag: "people",
  params: z.strictObject({ partyId }),
  query: since,
  reply: sincePageOf(staffView),
  needs: { table: { reads: ["PEOPLE"] } },
});

export const handler = serve(route, async ({ params, query, actor, now }) => {
  if (!seesPeopleOf(actor, params.partyId)) throw notFound();
  const { limit, cursor, updatedSince } = query;
  const { entries, next } = await listStaff(params.partyId, limit, cursor, updatedSince);
  return { reply: sinceReply({ entries: entries.map(toStaffView), next }, query, now) };
});
