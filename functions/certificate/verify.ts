import * as z from "zod";
import { isCertificateNumber, mistyped } from "../../shared/domain/certificate/number.ts";
import { numberAsTyped, typedNumber } from "../../shared/domain/past/former-number.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { whatIsPublic } from "./verification.ts";

const said = { number: z.string(), certification: z.string() };

/** R-JURY-13, R-DAY-9: whether a certificate is genuine, or since when it is withdrawn, for a visitor with its number. */
export const route = defineRoute({
  name: "certificate/verify",
  method: "GET",
  path: "/certificates/{number}",
  summary: "Vérifier l’authenticité d’un certificat",
  tag: "certificates",
  params: z.strictObject({ number: numberAsTyped }),
  reply: z
    .discriminatedUnion("genuine", [
      z.strictObject({
        ...said,
        genuine: z.literal(true),
        initials: z.string(),
        holderName: z.string(),
        decidedOn: z.string(),
        takenOver: z
          .literal(true)
          .optional()
          .meta({ description: "Délivré avant le système, et repris de la liste de l’OEMM" }),
      }),
      z.strictObject({
        ...said,
        genuine: z.literal(false),
        withdrawnOn: civilDate.meta({ description: "Retiré le" }),
      }),
    ])
    .meta({ id: "VerifiedCertificate", description: "Certificat authentique, ou retiré" }),
  throttle: { rate: 10, burst: 20 },
  needs: { table: { reads: ["CERTIFICATE", "REFERENTIAL"] } },
});

export const handler = serve(route, async ({ params }) => {
  const number = typedNumber(params.number);
  const found = number === undefined ? undefined : await loadCertificate(number);
  if (found === undefined && (number === undefined || !isCertificateNumber(number)))
    throw invalidRequest([{ in: "path", field: "number", message: mistyped }]);
  if (found === undefined) throw notFound("Aucun certificat authentique ne porte ce numéro.");
  return { reply: await whatIsPublic(found) };
});
