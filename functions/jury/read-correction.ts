import * as z from "zod";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { correctionTerms, mayCorrect } from "../../shared/domain/jury/correction.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { correctionView, toCorrectionView } from "../../shared/views/correction-view.ts";
import { memberActing } from "./acting.ts";
import { loadCorrectable } from "./correctable.ts";

/** R-DAY-8: those who may sign or countersign the correction of a sheet see that sheet again for it. */
export const route = defineRoute({
  name: "jury/read-correction",
  method: "GET",
  path: "/sessions/{sessionId}/slots/{fileId}/correction",
  summary: "Relire une fiche signée pour la rectifier, et la rectification en attente",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  waits: true,
  reply: correctionView,
  reading: "decision-sheet",
  needs: { table: { reads: ["CANDIDATE", "FILE"] } },
});

export const handler = serve(route, async ({ session, file, relation, actor }) => {
  const from = await loadCorrectable(session, file);
  const terms = correctionTerms(from, guidePolicy.jury.correction);
  if (relation !== "oemm" && !mayCorrect(terms, memberActing(actor).memberId)) throw forbidden();
  return { reply: toCorrectionView(from, terms) };
});
