import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listRectifications } from "../../shared/store/tasks.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { rectificationView, toRectificationView } from "../../shared/views/rectification-view.ts";

/** R-RGPD-1: what the person asked to have rectified, and what OEMM answered, newest first. */
export const route = defineRoute({
  method: "GET",
  path: "/me/rectifications",
  summary: "Lister ses demandes de rectification et leurs réponses",
  tag: "service",
  query: paging,
  reply: pageOf(rectificationView),
  needs: { table: { lists: ["gsi1 RECTIFICATIONS"] } },
});

export const handler = serve(route, async ({ actor, query }) => {
  const page = await listRectifications(actor.personId, query.limit, query.cursor);
  return { reply: { items: page.entries.map(toRectificationView), next: page.next } };
});
