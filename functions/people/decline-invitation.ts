import * as z from "zod";
import { memberId } from "../../shared/domain/ids.ts";
import { partyId } from "../../shared/domain/people/party.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { writesOfAnswer } from "./answer-invitation.ts";

/** R-PER-6: who has proved an invited address declines an invitation, which then gives nothing. */
export const route = defineRoute({
  name: "people/decline-invitation",
  method: "POST",
  path: "/me/invitations/{partyId}/refusal",
  summary: "Décliner une invitation",
  tag: "people",
  params: z.strictObject({ partyId: z.union([partyId, memberId]) }),
  status: 204,
  needs: { table: { reads: ["ACCOUNT", "PEOPLE"], writes: ["ACCOUNT", "PEOPLE"], deletes: ["ACCOUNT"] } },
});

export const handler = serve(route, ({ params, actor }) => writesOfAnswer(actor, params.partyId, "declined"));
