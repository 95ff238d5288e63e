import * as z from "zod";
import { factSubject } from "../../events/fact.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { readTrail } from "../../shared/store/trails.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { toTrailEntry, trailEntry } from "../../shared/views/trail-view.ts";

/** An identifier of anything; persons of before had an address for theirs. */
const subjectOfTrail = z
  .string()
  .regex(/^[\w.@+-]{1,254}$/, "Identifiant attendu, tel que la liste le donne.");

/** R-RGPD-3: the sealed facts and readings of anything that has a history, newest first. */
export const route = defineRoute({
  name: "trail/read-trail",
  method: "GET",
  path: "/trails/{kind}/{id}",
  summary: "Lire l’historique scellé d’un dossier, d’une personne, d’un jury ou d’un tiers",
  tag: "privacy",
  params: factSubject.extend({ id: subjectOfTrail }),
  query: paging,
  reply: pageOf(trailEntry),
  needs: { table: { reads: ["DETAILS", "HISTORY", "READERS", "READINGS", "SEALS"] } },
});

export const handler = serve(route, async ({ params, query }) => {
  const page = await readTrail(params, query.limit, query.cursor);
  return { reply: { items: page.entries.map(toTrailEntry), next: page.next } };
});
