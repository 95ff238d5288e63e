import * as z from "zod";
import { name } from "../../shared/domain/text/name.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";
import { refusedPages, verifyOnPage } from "./verification.ts";

/** R-JURY-13: the page about one certificate: where its QR code leads. */
export const route = defineRoute({
  name: "certificate/verify-page",
  method: "GET",
  path: "/verify/{number}",
  summary: "Ouvrir la page de vérification d’un certificat",
  tag: "certificates",
  replyTypes: ["text/html"],
  refusedPages,
  params: z.strictObject({ number: name() }),
  throttle: { rate: 10, burst: 20 },
  needs: { table: { reads: ["CERTIFICATE", "REFERENTIAL"] } },
});

/** The page is not JSON: this handler answers it itself. */
export const handler = servePage(async (event) =>
  verifyOnPage(event.pathParameters?.["number"], "../verify"),
);
