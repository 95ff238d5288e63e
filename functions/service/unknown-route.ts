import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";

/** What no other route takes: API Gateway's own answer would not be problem details. */
export const route = defineRoute({
  method: "ANY",
  path: "/{proxy+}",
  summary: "Chemin inconnu",
  tag: "service",
  needs: {},
});

export const handler = serve(route, () => {
  throw notFound("Ce chemin n’existe pas ; la description de l’API est à /docs.");
});
