import * as z from "zod";
import { actor, personRoles } from "../../shared/domain/access/actor.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadOwnParty } from "../../shared/store/parties.ts";

/** The company, the centre, OEMM or the jury member that an account acts for; candidates and evaluators have none. */
const ownParty = z.strictObject({ id: z.string(), name: z.string().optional() });

/** Who the service takes the caller for. */
export const route = defineRoute({
  method: "GET",
  path: "/me",
  summary: "Lire le compte connecté",
  tag: "service",
  may: { roles: personRoles },
  reply: actor.extend({ party: ownParty.optional() }).meta({ id: "Account" }),
  needs: { table: "read" },
});

export const handler = serve(route, async ({ actor: account }) => {
  const party = await loadOwnParty(account);
  return { reply: { ...account, ...(party === undefined ? {} : { party }) } };
});
