import { readFile } from "node:fs/promises";
import * as z from "zod";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";

/** The API's description, made from the routes when the functions are bundled. */
export const route = defineRoute({
  method: "GET",
  path: "/openapi.json",
  summary: "Lire la description OpenAPI 3.1",
  tag: "service",
  reply: z.looseObject({ openapi: z.string() }),
  needs: {},
});

/** Files that go beside the bundle. */
export const assets = ["openapi.json"];

let description: { openapi: string } | undefined;

export const handler = serve(route, async () => {
  description ??= route.reply?.parse(
    JSON.parse(await readFile(new URL("openapi.json", import.meta.url), "utf8")),
  );
  if (description === undefined) throw new Error("the description could not be read");
  return { reply: description };
});
