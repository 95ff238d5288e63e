import * as z from "zod";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { historyEntry, toHistoryEntry } from "../../shared/views/history-view.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** The history of a certification: which versions were loaded, when, and by whom (R-REF-3), newest first. */
export const route = defineRoute({
  name: "referential/read-history",
  method: "GET",
  path: "/certifications/{code}/history",
  summary: "Lire l’historique d’une certification",
  tag: "referential",
  params: z.strictObject({ code: certificationCode }),
  query: paging,
  reply: pageOf(historyEntry),
  needs: { table: { reads: ["DETAILS", "HISTORY"] } },
});

export const handler = serve(route, async ({ params, query }) => {
  const page = await readHistory({ kind: "certification", id: params.code }, query.limit, query.cursor);
  return { reply: { items: page.entries.map((fact) => toHistoryEntry(fact)), next: page.next } };
});
