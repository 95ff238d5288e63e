import * as z from "zod";
import { progressReviewed } from "../../events/training.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { progressReviewForm } from "../../shared/domain/training/final-booklet.ts";
import { reviewProgress } from "../../shared/domain/training/follow.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { fileChanged } from "../file-changed.ts";
import { evaluatorOf } from "./evaluator-of.ts";

/** R-TRN-9: an evaluator records a review on the way, with its progress objectives. */
export const route = defineRoute({
  name: "training/review-progress",
  method: "POST",
  path: "/files/{fileId}/progress-reviews",
  summary: "Enregistrer un point d’étape",
  tag: "training",
  params: z.strictObject({ fileId }),
  body: progressReviewForm,
  reply: fileView,
  edits: true,
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, relation, body, actor, today, now }) => {
  const file = reviewProgress(
    contents.file,
    body,
    evaluatorOf(contents.file, actor),
    guidePolicy.training,
    today,
    now,
  );
  const { heldOn, objectives } = body;
  const fact = progressReviewed.of(file.id, { heldOn, objectives: objectives.length });
  return fileChanged(contents, file, relation, [fact], undefined, actor.account);
});
