import * as z from "zod";
import { certificationCode, versionSummary } from "../../shared/domain/referential/certification.ts";
import { certificationInForce } from "../../shared/domain/referential/versions.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadContents } from "../../shared/store/referential.ts";

/** R-REF-3: every version of a certification: past, in force and to come. */
export const route = defineRoute({
  name: "referential/list-versions",
  method: "GET",
  path: "/certifications/{code}/versions",
  summary: "Lister les versions d’une certification",
  tag: "referential",
  params: z.strictObject({ code: certificationCode }),
  reply: z.strictObject({
    items: z.array(
      versionSummary
        .extend({
          /** Whether a candidate who enrols today is assessed against it. */
          inForce: z.boolean(),
        })
        .meta({ id: "CertificationVersion" }),
    ),
  }),
  needs: { table: { reads: ["REFERENTIAL"] } },
});

export const handler = serve(route, async ({ params, today }) => {
  const { versions } = await loadContents();
  const inForce = certificationInForce(versions, params.code, today);
  const items = versions
    .filter(({ code }) => code === params.code)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1))
    .map((version) => ({ ...version, inForce: version === inForce }));
  return { reply: { items } };
});
