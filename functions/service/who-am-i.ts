import { actor } from "../../shared/domain/access/actor.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";

/** Who the service takes the caller for. */
export const route = defineRoute({
  method: "GET",
  path: "/me",
  summary: "Lire le compte connecté",
  tag: "service",
  may: { roles: ["oemm", "company", "centre", "candidate", "jury-member"] },
  reply: actor.meta({ id: "Account" }),
  needs: {},
});

export const handler = serve(route, ({ actor: account }) => ({ reply: account }));
