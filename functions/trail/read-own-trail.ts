import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { readTrail } from "../../shared/store/trails.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { toTrailEntry, trailEntry } from "../../shared/views/trail-view.ts";

/** R-RGPD-3: the sealed facts and readings about the person who asks, newest first; those of their files are in these. */
export const route = defineRoute({
  name: "trail/read-own-trail",
  method: "GET",
  path: "/me/trail",
  summary: "Lire son propre historique scellé",
  tag: "privacy",
  query: paging,
  reply: pageOf(trailEntry),
  needs: { table: { reads: ["DETAILS", "HISTORY", "READERS", "READINGS", "SEALS"] } },
});

export const handler = serve(route, async ({ actor, query }) => {
  const page = await readTrail({ kind: "person", id: actor.personId }, query.limit, query.cursor);
  return { reply: { items: page.entries.map(toTrailEntry), next: page.next } };
});
