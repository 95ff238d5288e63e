import { readFile } from "node:fs/promises";
import * as z from "zod";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";

/** The description of what the feed of changes tells, made from `events/` when the functions are bundled. */
export const route = defineRoute({
  name: "service/asyncapi",
  method: "GET",
  path: "/asyncapi.json",
  summary: "Lire la description AsyncAPI 3 des changements",
  tag: "changes",
  compressed: true,
  reply: z.looseObject({ asyncapi: z.string() }),
  needs: {},
});

/** Files that go beside the bundle. */
export const assets = ["asyncapi.json"];

let description: { asyncapi: string } | undefined;

export const handler = serve(route, async () => {
  description ??= route.reply?.parse(
    JSON.parse(await readFile(new URL("asyncapi.json", import.meta.url), "utf8")),
  );
  if (description === undefined) throw new Error("the description could not be read");
  return { reply: description };
});
