import * as z from "zod";
import { staffId } from "../../shared/domain/ids.ts";
import { partyId, seesPeopleOf } from "../../shared/domain/people/party.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadStaffMember } from "../../shared/store/staff.ts";
import { staffView, toStaffView } from "../../shared/views/staff-view.ts";

/** A person of a company, a centre or OEMM, for its people and for OEMM. */
export const route = defineRoute({
  name: "people/read-person",
  method: "GET",
  path: "/parties/{partyId}/people/{personId}",
  summary: "Lire la fiche d’une personne d’une entreprise, d’un centre ou de l’OEMM",
  tag: "people",
  params: z.strictObject({ partyId, personId: staffId }),
  reply: staffView,
  needs: { table: { reads: ["PEOPLE"] } },
});

export const handler = serve(route, async ({ params, actor }) => {
  if (!seesPeopleOf(actor, params.partyId)) throw notFound();
  const person = await loadStaffMember(params.partyId, params.personId);
  if (person === undefined) throw notFound();
  return { reply: toStaffView(person), version: person.version };
});
