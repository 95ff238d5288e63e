import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { historyEntry, isToldTo, toFileHistoryEntry } from "../../shared/views/history-view.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

/** The history of a file: who did what, and when, newest first. */
export const route = defineRoute({
  name: "enrolment/read-history",
  method: "GET",
  path: "/files/{fileId}/history",
  summary: "Lire l’historique d’un dossier",
  tag: "files",
  params: z.strictObject({ fileId }),
  query: paging,
  reply: pageOf(historyEntry),
  reading: "history",
  needs: { table: { reads: ["DETAILS", "HISTORY"] } },
});

export const handler = serve(route, async ({ contents, query, relation }) => {
  const page = await readHistory({ kind: "file", id: contents.file.id }, query.limit, query.cursor);
  const items = page.entries
    .filter((fact) => isToldTo(relation, fact))
    .map((fact) => toFileHistoryEntry(fact, relation, contents.file));
  return { reply: { items, next: page.next } };
});
