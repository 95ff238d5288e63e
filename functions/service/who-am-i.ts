import type { Actor } from "../../shared/domain/access/actor.ts";
import { capacitiesOf } from "../../shared/domain/people/capacity.ts";
import { waitsForAnswer } from "../../shared/domain/people/membership.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listFiles } from "../../shared/store/files.ts";
import { loadMemberships } from "../../shared/store/memberships.ts";
import { loadNames } from "../../shared/store/parties.ts";
import { accountView, evaluationsShown, toCapacityView } from "../../shared/views/account-view.ts";

/** Who the service takes the caller for, what they may act as, and what they are invited to (R-PER-6). */
export const route = defineRoute({
  name: "service/who-am-i",
  method: "GET",
  path: "/me",
  summary: "Lire le compte connecté, ses qualités et ses invitations",
  tag: "people",
  reply: accountView,
  needs: {
    table: { reads: ["ACCOUNT", "CENTRE", "COMPANY", "FILE", "MEMBER"], lists: ["gsi1 EVALUATIONS"] },
  },
});

export const handler = serve(route, async ({ actor }) => {
  const [memberships, evaluations] = await Promise.all([loadMemberships(actor.account), askedOf(actor)]);
  const capacities = capacitiesOf(memberships, actor.subject);
  const invitations = memberships.filter(waitsForAnswer);
  const { partyId } = actor;
  const named = [...capacities, ...invitations].map((one) => one.partyId);
  const names = await loadNames([...new Set([...named, ...(partyId === undefined ? [] : [partyId])])]);
  const name = partyId === undefined ? undefined : names.get(partyId);
  return {
    reply: {
      ...actor,
      ...(partyId === undefined ? {} : { party: { id: partyId, ...(name === undefined ? {} : { name }) } }),
      capacities: capacities.map((one) => toCapacityView(one, names)),
      invitations: invitations.map((one) => toCapacityView(one, names)),
      evaluations,
    },
  };
});

/** R-PER-6: the candidates whom an address is asked to evaluate, as the mail that invited it names them. */
async function askedOf({ account }: Actor) {
  const { entries } = await listFiles({ of: "asked-evaluator", account }, evaluationsShown, undefined);
  // Evaluators are named while the candidate is on their way: asked after it, there is nothing to answer.
  return entries
    .filter(({ state }) => state === "enrolled")
    .map(({ id: fileId, candidateName, certification }) => ({ fileId, candidateName, certification }));
}
