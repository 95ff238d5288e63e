import * as z from "zod";
import { memberId } from "../../shared/domain/ids.ts";
import { partyId } from "../../shared/domain/people/party.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { writesOfAnswer } from "./answer-invitation.ts";

/** R-PER-6: who has proved an invited address accepts an invitation; their next token has the capacity. */
export const route = defineRoute({
  name: "people/accept-invitation",
  method: "POST",
  path: "/me/invitations/{partyId}/acceptance",
  summary: "Accepter une invitation",
  tag: "people",
  params: z.strictObject({ partyId: z.union([partyId, memberId]) }),
  status: 204,
  needs: {
    table: {
      reads: ["ACCOUNT", "MEMBER", "PEOPLE", "PERSON"],
      writes: ["ACCOUNT", "MEMBER", "PEOPLE"],
      deletes: ["ACCOUNT"],
    },
  },
});

export const handler = serve(route, ({ params, actor }) => writesOfAnswer(actor, params.partyId, "accepted"));
