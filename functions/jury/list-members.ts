import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listMembers } from "../../shared/store/members.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { memberView } from "../../shared/views/member-view.ts";

/** The jury directory, by name. */
export const route = defineRoute({
  method: "GET",
  path: "/jury-members",
  summary: "Lister l’annuaire des membres de jury",
  tag: "jury",
  query: paging,
  reply: pageOf(memberView),
  needs: { table: { lists: ["gsi3 MEMBERS"] } },
});

export const handler = serve(route, async ({ query }) => {
  const page = await listMembers(query.limit, query.cursor);
  return { reply: { items: page.entries, next: page.next } };
});
