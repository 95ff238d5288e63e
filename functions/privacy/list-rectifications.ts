import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listRectifications } from "../../shared/store/rectifications.ts";
import type { ListedTask } from "../../shared/store/tasks.ts";
import { inStates, sinceIn, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { rectificationView, toRectificationView } from "../../shared/views/rectification-view.ts";

/** R-RGPD-1: what the person asked to have rectified, and what OEMM answered, newest first. */
export const route = defineRoute({
  name: "privacy/list-rectifications",
  method: "GET",
  path: "/me/rectifications",
  summary: "Lister ses demandes de rectification et leurs réponses",
  tag: "privacy",
  query: sinceIn(rectificationView.shape.state.options),
  reply: sincePageOf(rectificationView),
  needs: { table: { lists: ["gsi1 RECTIFICATIONS"] } },
});

export const handler = serve(route, async ({ actor, query, now }) => {
  const { limit, cursor, updatedSince, state } = query;
  const asked = inStates<ListedTask>(state, (task) => task.state);
  const { entries, next } = await listRectifications(actor.personId, limit, cursor, updatedSince, asked);
  return { reply: sinceReply({ entries: entries.map(toRectificationView), next }, query, now) };
});
