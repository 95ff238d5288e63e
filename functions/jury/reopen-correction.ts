import * as z from "zod";
import { correctionReopened } from "../../events/jury.ts";
import { fileId, memberId, sessionId } from "../../shared/domain/ids.ts";
import { correctionTerms, reopenCorrection } from "../../shared/domain/jury/correction.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveCorrection } from "../../shared/store/corrections.ts";
import { correctionView, toCorrectionView } from "../../shared/views/correction-view.ts";
import { loadCorrectable } from "./correctable.ts";

/** R-DAY-8: OEMM reopens a sheet to correction, and names who signs where the chair can't. */
export const route = defineRoute({
  name: "jury/reopen-correction",
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/correction/reopening",
  summary: "Rouvrir la rectification d’une fiche, à faire au besoin par un autre membre que le président",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  body: z.strictObject({ motive: freeText(2000), standIn: memberId.optional() }),
  reply: correctionView,
  needs: { table: { reads: ["CANDIDATE", "FILE"], writes: ["FILE"] } },
});

export const handler = serve(route, async ({ session, file, body, today }) => {
  const from = await loadCorrectable(session, file);
  const { motive, standIn } = body;
  const correction = reopenCorrection(from, { on: today, standIn });
  const after = { ...from, correction };
  return {
    reply: toCorrectionView(after, correctionTerms(after, guidePolicy.jury.correction)),
    writes: [saveCorrection(correction)],
    facts: [correctionReopened.of(from.file.id, { sessionId: session.id, motive, standIn })],
  };
});
