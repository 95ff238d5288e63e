import * as z from "zod";
import { sessionThreshold } from "../../shared/domain/jury/waiting-list.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { fileSummary, listFiles } from "../../shared/store/files.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";
import { updatedAt } from "../../shared/views/updated-at.ts";

/** R-JURY-1: the files that wait for a jury, oldest first, and whether there are enough for a session. */
export const route = defineRoute({
  method: "GET",
  path: "/certifications/{code}/waiting-list",
  summary: "Lire la liste d’attente d’une certification",
  tag: "jury",
  params: z.strictObject({ code: certificationCode }),
  query: paging,
  reply: pageOf(fileSummary.extend({ version: z.int(), updatedAt })).extend({
    threshold: z.int().meta({ description: "Dossiers prêts à partir desquels organiser un jury" }),
    thresholdReached: z.boolean(),
  }),
  needs: { table: { reads: ["REFERENTIAL"], lists: ["gsi3 FILES"] } },
});

export const handler = serve(route, async ({ params, query, today }) => {
  const list = { of: "certification", certification: params.code, state: "submitted" } as const;
  const [page, { jury }] = await Promise.all([
    listFiles(list, query.limit, query.cursor),
    loadPolicyOn(today),
  ]);
  const threshold = sessionThreshold(params.code, jury.readyFiles);
  const reached = page.entries.length >= threshold || page.next !== undefined || query.cursor !== undefined;
  return { reply: { items: page.entries, next: page.next, threshold, thresholdReached: reached } };
});
