import * as z from "zod";
import { sessionThreshold } from "../../shared/domain/jury/waiting-list.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { civilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { mostCounted } from "../../shared/store/merged-page.ts";
import { filesWaiting } from "../../shared/store/waiting-files.ts";
import { choice, count } from "../../shared/views/list-query.ts";

/** R-JURY-1: how many files wait for a jury of each certification, and whether there are enough for a session. */
export const route = defineRoute({
  name: "jury/waiting-lists",
  method: "GET",
  path: "/waiting-lists",
  summary: "Lire le nombre de dossiers qui attendent un jury, par certification",
  tag: "jury",
  query: z.strictObject({
    reached: choice.meta({
      description: "Seulement les certifications dont le seuil est atteint, ou seulement les autres",
    }),
  }),
  reply: z.strictObject({
    items: z.array(
      z
        .strictObject({
          certification: certificationCode,
          waiting: count,
          threshold: z.int().meta({ description: "Dossiers prêts à partir desquels organiser un jury" }),
          thresholdReached: z.boolean(),
          waitingSince: civilDate
            .optional()
            .meta({ description: "Date de dépôt du premier dossier de la liste" }),
        })
        .meta({ id: "WaitingList", description: "Liste d’attente d’une certification, en nombres" }),
    ),
  }),
  needs: { table: { reads: ["REFERENTIAL"], lists: ["gsi3 FILES"] } },
});

export const handler = serve(route, async ({ query, today }) => {
  const [lists, { jury }] = await Promise.all([
    filesWaiting(certificationCode.options, "submitted"),
    loadPolicyOn(today),
  ]);
  const items = lists.map(({ certification, count: waiting, first }) => {
    const threshold = sessionThreshold(certification, jury.readyFiles);
    return {
      certification,
      waiting: { value: Math.min(waiting, mostCounted), more: waiting > mostCounted },
      threshold,
      thresholdReached: waiting >= threshold,
      ...(first?.submittedAt === undefined ? {} : { waitingSince: dateInParis(first.submittedAt) }),
    };
  });
  const { reached } = query;
  return {
    reply: { items: items.filter((one) => reached === undefined || one.thresholdReached === reached) },
  };
});
