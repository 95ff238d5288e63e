import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { defineRoute } from "../../shared/http/route.ts";

/** Leads to the API's reference page. */
export const route = defineRoute({
  method: "GET",
  path: "/docs",
  summary: "Ouvrir la page de référence de l’API",
  tag: "service",
  status: 302,
  needs: {},
});

export const handler = async (): Promise<APIGatewayProxyStructuredResultV2> => ({
  statusCode: 302,
  headers: { location: "/docs/index.html" },
});
