import * as z from "zod";
import { isCertificateNumber, longestTyped, mistyped } from "../../shared/domain/certificate/number.ts";
import { typedNumber } from "../../shared/domain/past/former-number.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { findGenuine, genuine } from "./verification.ts";

/** R-JURY-13: whether a certificate is genuine, for a visitor with its number: what is printed on it, nothing else. */
export const route = defineRoute({
  method: "GET",
  path: "/certificates/{number}",
  summary: "Vérifier l’authenticité d’un certificat",
  tag: "certificates",
  params: z.strictObject({ number: z.string().max(longestTyped) }),
  reply: z
    .strictObject({
      number: z.string(),
      genuine: z.literal(true),
      initials: z.string(),
      holderName: z.string(),
      certification: z.string(),
      decidedOn: z.string(),
      takenOver: z
        .literal(true)
        .optional()
        .meta({ description: "Délivré avant le système, et repris de la liste de l’OEMM" }),
    })
    .meta({ id: "VerifiedCertificate", description: "Certificat authentique" }),
  throttle: { rate: 10, burst: 20 },
  needs: { table: { reads: ["CERTIFICATE", "REFERENTIAL"] } },
});

export const handler = serve(route, async ({ params }) => {
  const number = typedNumber(params.number);
  const found = number === undefined ? undefined : await findGenuine(number);
  if (found === undefined && (number === undefined || !isCertificateNumber(number)))
    throw invalidRequest([{ in: "path", field: "number", message: mistyped }]);
  if (found === undefined) throw notFound("Aucun certificat authentique ne porte ce numéro.");
  return { reply: { genuine: true as const, ...(await genuine(found)) } };
});
