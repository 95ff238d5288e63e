import * as z from "zod";
import { certificationCode, versionSummary } from "../../shared/domain/referential/certification.ts";
import { certificationInForce } from "../../shared/domain/referential/versions.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadContents } from "../../shared/store/referential.ts";

/** R-REF-1: the six certifications in force today, without their grids. */
export const route = defineRoute({
  name: "referential/list-certifications",
  method: "GET",
  path: "/certifications",
  summary: "Lister les certifications",
  tag: "referential",
  reply: z.strictObject({ items: z.array(versionSummary.meta({ id: "CertificationSummary" })) }),
  needs: { table: { reads: ["REFERENTIAL"] } },
});

export const handler = serve(route, async ({ today }) => {
  const { versions } = await loadContents();
  return {
    reply: {
      items: certificationCode.options.flatMap((code) => certificationInForce(versions, code, today) ?? []),
    },
  };
});
