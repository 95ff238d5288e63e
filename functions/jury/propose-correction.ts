import * as z from "zod";
import { correctionProposed, countersignatureAsked } from "../../events/jury.ts";
import { fileId, sessionId } from "../../shared/domain/ids.ts";
import { correctionTerms, explanation, proposeCorrection } from "../../shared/domain/jury/correction.ts";
import { juryOutcome } from "../../shared/domain/jury/outcome.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveCorrection } from "../../shared/store/corrections.ts";
import { correctionView, toCorrectionView } from "../../shared/views/correction-view.ts";
import { memberActing } from "./acting.ts";
import { loadCorrectable } from "./correctable.ts";
import { assertWithoutConflict } from "./session-conflicts.ts";

/** R-DAY-8: the chair who signed says what is right, and why the first was a clerical error. */
export const route = defineRoute({
  name: "jury/propose-correction",
  method: "POST",
  path: "/sessions/{sessionId}/slots/{fileId}/correction",
  summary: "Signer la rectification d’une erreur matérielle, à faire contresigner",
  tag: "jury",
  params: z.strictObject({ sessionId, fileId }),
  body: z.strictObject({ outcome: juryOutcome, explanation }),
  reply: correctionView,
  needs: {
    table: { reads: ["ACCOUNT", "CANDIDATE", "FILE", "MEMBER", "PERSON"], writes: ["FILE"] },
  },
});

export const handler = serve(route, async ({ session, file, body, actor, newId, now, today }) => {
  const from = await loadCorrectable(session, file);
  const id = newId("sheet");
  const within = { today, period: guidePolicy.jury.correction };
  const said = { ...body, id, at: now };
  const by = memberActing(actor);
  const correction = proposeCorrection(from, said, by, within);
  await assertWithoutConflict(session, { memberIds: [by.memberId], fileIds: [from.file.id] });
  const terms = correctionTerms(from, guidePolicy.jury.correction);
  const { signer, countersigners, lastDay } = terms;
  return {
    reply: toCorrectionView({ ...from, correction }, terms),
    writes: [saveCorrection(correction)],
    facts: [
      correctionProposed.of(from.file.id, {
        sessionId: session.id,
        correctionId: id,
        explanation: body.explanation,
      }),
      ...countersigners.map(({ id: memberId }) =>
        countersignatureAsked.of(session.id, {
          memberId,
          fileId: from.file.id,
          signer: signer.name,
          sessionDate: session.date,
          lastDay,
        }),
      ),
    ],
  };
});
