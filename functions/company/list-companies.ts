import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { companyEntity, listCompanies } from "../../shared/store/companies.ts";
import { findByOemm } from "../../shared/store/find-by-oemm.ts";
import { companyKey } from "../../shared/store/keys.ts";
import { shownParty } from "../../shared/store/listed-by-oemm.ts";
import { companyView } from "../../shared/views/company-view.ts";
import { foundReply } from "../../shared/views/list-order.ts";
import { foundPageOf } from "../../shared/views/list-query.ts";
import { askedOf, findingByName } from "../../shared/views/party-list.ts";

/** Every company, for OEMM: by name, by change, or by what it is searched by. */
export const route = defineRoute({
  name: "company/list-companies",
  method: "GET",
  path: "/companies",
  summary: "Lister les entreprises",
  tag: "companies",
  query: findingByName,
  reply: foundPageOf(companyView),
  needs: {
    table: {
      reads: ["COMPANY"],
      lists: ["gsi1 ENTRIES", "gsi1 WORDS", "gsi2 ENTRIES", "gsi3 COMPANIES"],
    },
  },
});

const shown = shownParty(companyEntity, companyKey);

export const handler = serve(route, async ({ query, actor, now }) => {
  const asked = askedOf(query, actor);
  return { reply: foundReply(await findByOemm("company", shown, asked, listCompanies), asked, now) };
});
