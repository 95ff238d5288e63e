import * as z from "zod";
import { companyDescribed } from "../../events/company.ts";
import { companyDescription } from "../../shared/domain/company/company.ts";
import { companyId } from "../../shared/domain/ids.ts";
import { assertNotMerged } from "../../shared/domain/people/merger.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCompany, saveCompany } from "../../shared/store/companies.ts";
import { companyView } from "../../shared/views/company-view.ts";

/** OEMM writes a company; the identifier is OEMM's choice. */
export const route = defineRoute({
  name: "company/describe-company",
  method: "PUT",
  path: "/companies/{companyId}",
  summary: "Inscrire ou modifier une entreprise",
  tag: "companies",
  params: z.strictObject({ companyId }),
  body: companyDescription,
  reply: companyView,
  edits: "or-creates",
  edited: "part",
  needs: { table: { reads: ["COMPANY"], writes: ["COMPANY"] } },
});

export const handler = serve(route, async ({ params, body, precondition }) => {
  const before = await loadCompany(params.companyId);
  precondition(before?.version);
  if (before !== undefined) assertNotMerged(before);
  const version = (before?.version ?? 0) + 1;
  const described = { ...body, id: params.companyId, version };
  return {
    reply: described,
    version,
    writes: [saveCompany(before, described)],
    facts: [companyDescribed.of(described.id, { name: described.name })],
  };
});
