import * as z from "zod";
import { publicCertificate } from "../../shared/domain/certificate/certificate.ts";
import { certificateNumber } from "../../shared/domain/certificate/number.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";

/** R-JURY-13: whether a certificate is genuine, for whoever holds its number: what is printed on it, nothing else. */
export const route = defineRoute({
  method: "GET",
  path: "/certificates/{number}",
  summary: "Vérifier l’authenticité d’un certificat",
  tag: "certificates",
  may: { public: true },
  params: z.strictObject({ number: certificateNumber }),
  reply: z
    .strictObject({
      number: z.string(),
      genuine: z.literal(true),
      initials: z.string(),
      holderName: z.string(),
      certification: z.string(),
      decidedOn: z.string(),
    })
    .meta({ id: "VerifiedCertificate", description: "Certificat authentique" }),
  needs: { table: "read" },
});

export const handler = serve(route, async ({ params }) => {
  const found = await loadCertificate(params.number);
  // A certificate taken back by a correction is as unknown as one that never was.
  if (found === undefined || found.withdrawnAt !== undefined)
    throw notFound("Aucun certificat authentique ne porte ce numéro.");
  const { name } = await certificationOfFile(found);
  return {
    reply: {
      number: found.number,
      genuine: true as const,
      ...publicCertificate(found),
      certification: name,
    },
  };
});
