import { readFile } from "node:fs/promises";
import * as z from "zod";
import { compressedAnswer } from "../../shared/http/compressed-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** The French labels of values, made from the API's description when the functions are bundled. */
export const route = defineRoute({
  name: "service/labels",
  method: "GET",
  path: "/labels",
  summary: "Lire les libellés français des valeurs",
  tag: "service",
  reply: z.strictObject({
    labels: z.record(z.string(), z.record(z.string(), z.string())).meta({
      description:
        "Libellés de chaque valeur, par l’endroit où la description la place (schéma ou opération, puis propriétés)",
      example: { "Mail.state": { sent: "envoyé" } },
    }),
  }),
  needs: {},
});

/** Files that go beside the bundle. */
export const assets = ["labels.json"];

let body: string | undefined;

/** The file is the answer: nothing of it is read here. */
export const handler = servePage(async ({ headers }) => {
  body ??= await readFile(new URL("labels.json", import.meta.url), "utf8");
  return compressedAnswer(headers, {
    statusCode: 200,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "public, max-age=3600" },
    body,
  });
});
