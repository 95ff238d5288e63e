import * as z from "zod";
import { personChanged } from "../../events/people.ts";
import { staffId } from "../../shared/domain/ids.ts";
import { partyId } from "../../shared/domain/people/party.ts";
import { changeStaff, staffChange } from "../../shared/domain/people/staff.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadMembership } from "../../shared/store/memberships.ts";
import { loadStaff, saveStaff } from "../../shared/store/staff.ts";
import { staffView, toStaffView } from "../../shared/views/staff-view.ts";
import { assertManages } from "./managing.ts";

/** A party's manager, or OEMM, changes a person's role, takes their access away or gives it back. */
export const route = defineRoute({
  name: "people/change-person",
  method: "PATCH",
  path: "/parties/{partyId}/people/{personId}",
  summary: "Changer le rôle d’une personne, la désactiver ou la réactiver",
  tag: "people",
  params: z.strictObject({ partyId, personId: staffId }),
  body: staffChange,
  reply: staffView,
  edits: true,
  edited: "part",
  needs: { table: { reads: ["ACCOUNT", "PEOPLE"], writes: ["ACCOUNT", "PEOPLE"], deletes: ["ACCOUNT"] } },
});

export const handler = serve(route, async ({ params, body, actor, precondition }) => {
  const people = await loadStaff(params.partyId);
  const { byItself } = assertManages(actor, params.partyId, people.people);
  const before = people.people.find(({ id }) => id === params.personId);
  if (before === undefined) throw notFound();
  precondition(before.version);
  const held = await loadMembership(before.account, params.partyId);
  const after = changeStaff(people.people, before, body, { byItself });
  const { id, role, active } = after;
  return {
    reply: toStaffView(after),
    version: after.version,
    writes: saveStaff(people, after, held),
    facts: [personChanged.of(params.partyId, { personId: id, role, active })],
  };
});
