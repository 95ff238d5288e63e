import * as z from "zod";
import { sessionThreshold } from "../../shared/domain/jury/waiting-list.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { fileSummary } from "../../shared/store/files.ts";
import { countWaiting, listWaiting } from "../../shared/store/waiting-files.ts";
import { since, sincePageOf, sinceReply } from "../../shared/views/changed-since.ts";
import { changed } from "../../shared/views/updated-at.ts";

/** R-JURY-1: the files that wait for a jury, oldest first, and whether there are enough for a session. */
export const route = defineRoute({
  name: "jury/waiting-list",
  method: "GET",
  path: "/certifications/{code}/waiting-list",
  summary: "Lire la liste d’attente d’une certification",
  tag: "jury",
  params: z.strictObject({ code: certificationCode }),
  query: since,
  reply: sincePageOf(fileSummary.extend(changed)).extend({
    threshold: z.int().meta({ description: "Dossiers prêts à partir desquels organiser un jury" }),
    thresholdReached: z.boolean(),
  }),
  needs: { table: { reads: ["REFERENTIAL"], lists: ["gsi3 FILES"] } },
});

export const handler = serve(route, async ({ params, query, today, now }) => {
  const { limit, cursor, updatedSince } = query;
  const [page, waiting, { jury }] = await Promise.all([
    listWaiting(params.code, limit, cursor, updatedSince),
    countWaiting(params.code),
    loadPolicyOn(today),
  ]);
  const threshold = sessionThreshold(params.code, jury.readyFiles);
  return { reply: { ...sinceReply(page, query, now), threshold, thresholdReached: waiting >= threshold } };
});
