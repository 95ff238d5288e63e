import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { evaluationAnswered } from "./evaluation-answered.ts";

/** R-PER-6: an evaluator accepts, signed in with the address that the company named: they then see the candidate. */
export const route = defineRoute({
  name: "training/accept-evaluation",
  method: "POST",
  path: "/files/{fileId}/evaluation-acceptance",
  summary: "Accepter d’évaluer un candidat",
  tag: "training",
  params: z.strictObject({ fileId }),
  status: 204,
  needs: { table: { reads: ["FILE"], writes: ["FILE"] } },
});

export const handler = serve(route, ({ params, actor }) =>
  evaluationAnswered(params.fileId, actor, "accepted"),
);
