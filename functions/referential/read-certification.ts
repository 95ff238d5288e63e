import * as z from "zod";
import { certification, certificationCode } from "../../shared/domain/referential/certification.ts";
import { certificationInForce, findVersion } from "../../shared/domain/referential/versions.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { certificationVersions } from "../../shared/referential/versions.ts";

/** R-REF-2, R-REF-4: a certification with its domains, competences and criteria. */
export const route = defineRoute({
  method: "GET",
  path: "/certifications/{code}",
  summary: "Lire le référentiel d’une certification",
  tag: "referential",
  may: { public: true },
  params: z.strictObject({ code: certificationCode }),
  query: z.strictObject({
    version: z.string().max(20).optional().meta({ description: "Version, celle en vigueur par défaut" }),
  }),
  reply: certification.meta({ id: "Certification" }),
  needs: {},
});

export const handler = serve(route, ({ params, query, today }) => {
  const found =
    query.version === undefined
      ? certificationInForce(certificationVersions, params.code, today)
      : findVersion(certificationVersions, params.code, query.version);
  if (found === undefined) throw notFound("Cette version du référentiel n’existe pas.");
  return { reply: found };
});
