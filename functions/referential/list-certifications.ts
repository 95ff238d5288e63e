import * as z from "zod";
import { certification, certificationCode } from "../../shared/domain/referential/certification.ts";
import { certificationInForce } from "../../shared/domain/referential/versions.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { certificationVersions } from "../../shared/referential/versions.ts";

/** R-REF-1: the six certifications in force today, without their grids. */
export const route = defineRoute({
  method: "GET",
  path: "/certifications",
  summary: "Lister les certifications",
  tag: "referential",
  may: { public: true },
  reply: z.strictObject({
    items: z.array(
      certification.omit({ domains: true }).extend({ domains: z.int() }).meta({ id: "CertificationSummary" }),
    ),
  }),
  needs: {},
});

export const handler = serve(route, ({ today }) => ({
  reply: {
    items: certificationCode.options.flatMap((code) => {
      const found = certificationInForce(certificationVersions, code, today);
      return found === undefined ? [] : [{ ...found, domains: found.domains.length }];
    }),
  },
}));
