import { readFile } from "node:fs/promises";
import * as z from "zod";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { signInSchemes } from "../../shared/http/sign-in-schemes.ts";

/** The API's description, made from the routes when the functions are bundled; where to sign in and whom to write to are the deployment's. */
export const route = defineRoute({
  name: "service/openapi",
  method: "GET",
  path: "/openapi.json",
  summary: "Lire la description OpenAPI 3.1",
  tag: "service",
  compressed: true,
  reply: z.looseObject({ openapi: z.string() }),
  needs: { signIn: true, contact: true },
});

/** Files that go beside the bundle. */
export const assets = ["openapi.json"];

const environment = z.object({ TOKEN_ISSUER: z.url(), SIGN_IN_URL: z.url(), MAIL_CONTACT: z.email() });
const described = z.looseObject({
  info: z.looseObject({ contact: z.record(z.string(), z.string()) }),
  components: z.looseObject({ securitySchemes: z.record(z.string(), z.unknown()) }),
});

let description: { openapi: string } | undefined;

export const handler = serve(route, async () => {
  description ??= route.reply?.parse(
    withSignIn(await readFile(new URL("openapi.json", import.meta.url), "utf8")),
  );
  if (description === undefined) throw new Error("the description could not be read");
  return { reply: description };
});

/** Puts where this deployment's people sign in, and whom its callers write to. */
function withSignIn(text: string): unknown {
  const { TOKEN_ISSUER: issuer, SIGN_IN_URL: pages, MAIL_CONTACT: email } = environment.parse(process.env);
  const read = described.parse(JSON.parse(text));
  Object.assign(read.components.securitySchemes, signInSchemes({ issuer, pages }));
  read.info.contact["email"] = email;
  return read;
}
