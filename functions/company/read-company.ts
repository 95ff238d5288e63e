import * as z from "zod";
import { companyId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { companyView } from "../../shared/views/company-view.ts";

/** A company, for OEMM and the company itself. */
export const route = defineRoute({
  name: "company/read-company",
  method: "GET",
  path: "/companies/{companyId}",
  summary: "Lire une entreprise",
  tag: "companies",
  params: z.strictObject({ companyId }),
  reply: companyView,
  needs: { table: { reads: ["COMPANY"] } },
});

export const handler = serve(route, async ({ params, actor }) => {
  if (actor.role === "company" && actor.partyId !== params.companyId) throw notFound();
  const found = await loadCompany(params.companyId);
  if (found === undefined) throw notFound();
  return { reply: found, version: found.version };
});
