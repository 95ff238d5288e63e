import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** Leads to the API's reference page. */
export const route = defineRoute({
  name: "service/docs",
  method: "GET",
  path: "/docs",
  summary: "Ouvrir la page de référence de l’API",
  tag: "service",
  status: 302,
  needs: {},
});

export const handler = servePage(async () => ({
  statusCode: 302,
  headers: { location: "/docs/index.html" },
}));
