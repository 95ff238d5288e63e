import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { listReadings } from "../../shared/store/readings.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { readingView, toReadingView } from "../../shared/views/trail-view.ts";

/** R-RGPD-3: who read what of a file, and when, newest first: for its owner and OEMM. */
export const route = defineRoute({
  name: "trail/list-readings",
  method: "GET",
  path: "/files/{fileId}/readings",
  summary: "Lister les consultations d’un dossier\u00a0: qui, quoi et quand",
  tag: "files",
  params: z.strictObject({ fileId }),
  query: paging,
  reply: pageOf(readingView),
  needs: { table: { reads: ["READERS", "READINGS"] } },
});

export const handler = serve(route, async ({ contents, query }) => {
  const page = await listReadings({ kind: "file", id: contents.file.id }, query.limit, query.cursor);
  return { reply: { items: page.entries.map(toReadingView), next: page.next } };
});
