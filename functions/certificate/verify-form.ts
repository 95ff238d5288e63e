import * as z from "zod";
import { name } from "../../shared/domain/text/name.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";
import { refusedPages, verifyOnPage } from "./verification.ts";

/** R-JURY-13: the page on which a visitor types the number of a certificate. */
export const route = defineRoute({
  name: "certificate/verify-form",
  method: "GET",
  path: "/verify",
  summary: "Ouvrir la page de vérification des certificats",
  tag: "certificates",
  replyTypes: ["text/html"],
  refusedPages,
  query: z.strictObject({ number: name().optional() }),
  throttle: { rate: 10, burst: 20 },
  needs: { table: { reads: ["CERTIFICATE", "REFERENTIAL"] } },
});

/** The page is not JSON: this handler answers it itself. */
export const handler = servePage(async (event) =>
  verifyOnPage(event.queryStringParameters?.["number"], "verify"),
);
