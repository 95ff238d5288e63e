import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listCompanies } from "../../shared/store/companies.ts";
import { companyView } from "../../shared/views/company-view.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** Every company, by name, for OEMM. */
export const route = defineRoute({
  method: "GET",
  path: "/companies",
  summary: "Lister les entreprises",
  tag: "companies",
  query: paging,
  reply: pageOf(companyView),
  needs: { table: { lists: ["gsi3 COMPANIES"] } },
});

export const handler = serve(route, async ({ query }) => {
  const page = await listCompanies(query.limit, query.cursor);
  return { reply: { items: page.entries, next: page.next } };
});
