import * as z from "zod";
import { companyMerged } from "../../events/company.ts";
import { companyId } from "../../shared/domain/ids.ts";
import { mergeInto } from "../../shared/domain/people/merger.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCompany, saveCompany } from "../../shared/store/companies.ts";
import { companyView } from "../../shared/views/company-view.ts";

/** R-PER-8: OEMM merges a company into another one; candidates and people follow (`follow-merger`). */
export const route = defineRoute({
  name: "company/merge-company",
  method: "POST",
  path: "/companies/{companyId}/merger",
  summary: "Fusionner une entreprise avec une autre",
  tag: "companies",
  params: z.strictObject({ companyId }),
  body: z.strictObject({ intoId: companyId }),
  reply: companyView,
  needs: { table: { reads: ["COMPANY"], writes: ["COMPANY"] } },
});

export const handler = serve(route, async ({ params, body }) => {
  const [merged, into] = await Promise.all([loadCompany(params.companyId), loadCompany(body.intoId)]);
  if (merged === undefined || into === undefined) throw notFound("Cette entreprise n’existe pas.");
  const after = mergeInto(merged, into);
  const told = { mergedId: after.id, intoId: body.intoId };
  return {
    reply: { ...after, version: after.version + 1 },
    writes: [saveCompany(merged, after), saveCompany(into, into)],
    facts: [companyMerged.of(told.mergedId, told), companyMerged.of(told.intoId, told)],
  };
});
