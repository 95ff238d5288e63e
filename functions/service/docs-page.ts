import { readFile } from "node:fs/promises";
import * as z from "zod";
import { notFound } from "../../shared/http/problem.ts";
import { problemAnswer } from "../../shared/http/problem-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** The API's reference page; nothing in it comes from another site. */
export const route = defineRoute({
  name: "service/docs-page",
  method: "GET",
  path: "/docs/{page}",
  summary: "Charger un fichier de la page de référence de l’API",
  tag: "service",
  replyTypes: ["text/html", "text/javascript", "text/css"],
  params: z.strictObject({
    page: z.enum(["index.html", "start.js", "swagger-ui.css", "swagger-ui-bundle.js"]),
  }),
  needs: {},
});

/** Files that go beside the bundle. */
export const assets = ["swagger-ui-dist/swagger-ui-bundle.js", "swagger-ui-dist/swagger-ui.css"];

const page = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CQP de la Mutualité – API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`;

const start = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#ui", validatorUrl: null, showExtensions: true, persistAuthorization: true });`;

const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** The page and its two libraries are not JSON: this handler answers bytes itself. */
export const handler = servePage(async (event) => {
  switch (event.pathParameters?.["page"]) {
    case "index.html":
      return { statusCode: 200, headers: headers("text/html"), body: page };
    case "start.js":
      return { statusCode: 200, headers: headers("text/javascript"), body: start };
    case "swagger-ui.css":
      return { statusCode: 200, headers: headers("text/css"), body: await beside("swagger-ui.css") };
    case "swagger-ui-bundle.js":
      return {
        statusCode: 200,
        headers: headers("text/javascript"),
        body: await beside("swagger-ui-bundle.js"),
      };
    default:
      return problemAnswer(notFound().refusal, event.requestContext.requestId);
  }
});

function headers(type: string) {
  return { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy };
}

function beside(file: string): Promise<string> {
  return readFile(new URL(file, import.meta.url), "utf8");
}
