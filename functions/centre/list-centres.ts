import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listCentres } from "../../shared/store/centres.ts";
import { centreView } from "../../shared/views/centre-view.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** Every centre, by name, for OEMM. */
export const route = defineRoute({
  method: "GET",
  path: "/centres",
  summary: "Lister les centres",
  tag: "centres",
  query: paging,
  reply: pageOf(centreView),
  needs: { table: { lists: ["gsi3 CENTRES"] } },
});

export const handler = serve(route, async ({ query }) => {
  const page = await listCentres(query.limit, query.cursor);
  return { reply: { items: page.entries, next: page.next } };
});
