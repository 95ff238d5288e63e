import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { certificateSummary, listCertificates } from "../../shared/store/certificates.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** R-JURY-13: the certificates of a certification by date of decision, for OEMM. */
export const route = defineRoute({
  method: "GET",
  path: "/certificates",
  summary: "Lister les certificats délivrés",
  tag: "certificates",
  query: paging.extend({ certification: certificationCode }),
  reply: pageOf(certificateSummary),
  needs: { table: { lists: ["gsi3 CERTIFICATES"] } },
});

export const handler = serve(route, async ({ query }) => {
  const page = await listCertificates(query.certification, query.limit, query.cursor);
  return { reply: { items: page.entries, next: page.next } };
});
