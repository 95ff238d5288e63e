import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { evaluationAnswered } from "./evaluation-answered.ts";

/** R-PER-6: an evaluator declines; the company sees it, and names another one. */
export const route = defineRoute({
  name: "training/decline-evaluation",
  method: "POST",
  path: "/files/{fileId}/evaluation-refusal",
  summary: "Décliner l’évaluation d’un candidat",
  tag: "training",
  params: z.strictObject({ fileId }),
  status: 204,
  needs: { table: { reads: ["FILE"], writes: ["FILE"], deletes: ["FILE"] } },
});

export const handler = serve(route, ({ params, actor }) =>
  evaluationAnswered(params.fileId, actor, "declined"),
);
