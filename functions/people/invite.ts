import * as z from "zod";
import { personInvited } from "../../events/people.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { partyId } from "../../shared/domain/people/party.ts";
import { invitation, inviteStaff } from "../../shared/domain/people/staff.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { membershipAmong, membershipKeys } from "../../shared/store/memberships.ts";
import { partyKeys, partyName } from "../../shared/store/parties.ts";
import { loadStaff, saveStaff } from "../../shared/store/staff.ts";
import { readTogether } from "../../shared/store/table.ts";
import { staffView, toStaffView } from "../../shared/views/staff-view.ts";
import { assertManages } from "./managing.ts";

/** A party's manager, or OEMM, invites a person by mail; inviting them again sends the mail again. */
export const route = defineRoute({
  name: "people/invite",
  method: "POST",
  path: "/parties/{partyId}/people",
  summary: "Inviter une personne, ou lui renvoyer son invitation",
  tag: "people",
  params: z.strictObject({ partyId }),
  body: invitation,
  reply: staffView,
  status: 201,
  bounded: "invitations",
  needs: {
    table: {
      reads: ["ACCOUNT", "CENTRE", "COMPANY", "PEOPLE"],
      writes: ["ACCOUNT", "PEOPLE"],
      deletes: ["ACCOUNT"],
    },
  },
});

export const handler = serve(route, async ({ params, body, actor, newId, now }) => {
  const account = accountOfEmail(body.email);
  const [[ofParty, only, partyItem], people] = await Promise.all([
    readTogether([...membershipKeys(account, params.partyId), ...partyKeys(params.partyId)]),
    loadStaff(params.partyId),
  ]);
  assertManages(actor, params.partyId, people.people);
  if (partyName(params.partyId, partyItem) === undefined) throw notFound();
  const held = membershipAmong([ofParty, only], params.partyId);
  const by = { id: newId("per"), partyId: params.partyId };
  const invited = inviteStaff(people.people, body, by, now);
  return {
    reply: toStaffView(invited),
    version: invited.version,
    location: `/parties/${params.partyId}/people/${invited.id}`,
    writes: saveStaff(people, invited, held),
    facts: [personInvited.of(params.partyId, { personId: invited.id, role: invited.role })],
  };
});
