import * as z from "zod";
import { certification, certificationCode } from "../../shared/domain/referential/certification.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadInForce, readVersions } from "../../shared/store/referential.ts";

/** R-REF-2, R-REF-4: a certification with its domains, competences and criteria. */
export const route = defineRoute({
  name: "referential/read-certification",
  method: "GET",
  path: "/certifications/{code}",
  summary: "Lire le référentiel d’une certification",
  tag: "referential",
  params: z.strictObject({ code: certificationCode }),
  query: z
    .strictObject({
      version: certification.shape.version.optional().meta({ description: "Nom d’une version" }),
      on: civilDate
        .optional()
        .meta({ description: "Version en vigueur à cette date, aujourd’hui par défaut" }),
    })
    .refine(({ version, on }) => version === undefined || on === undefined, {
      path: ["on"],
      message: "Donnez un nom de version ou une date, pas les deux.",
    }),
  reply: certification.meta({ id: "Certification" }),
  needs: { table: { reads: ["REFERENTIAL"] } },
});

export const handler = serve(route, async ({ params: { code }, query, today }) => {
  const name = query.version ?? (await loadInForce(code, query.on ?? today))?.version;
  const [found] = name === undefined ? [] : await readVersions([{ code, version: name }]);
  if (found === undefined) throw notFound("Cette version du référentiel n’existe pas.");
  return { reply: found };
});
