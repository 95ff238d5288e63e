import * as z from "zod";
import type { Evidence } from "../evidence/evidence.ts";
import { byCode } from "../text/by-code.ts";
import { atMostBytes } from "../text/bytes.ts";
import { freeText } from "../text/free-text.ts";
import { civilDate, instant } from "../time/civil-date.ts";
import { masteryLevel } from "./assessment.ts";
import { evaluatorRole } from "./evaluator.ts";

/** R-TRN-10: the candidate's part of the final assessment booklet. */
export const activityDescription = z.strictObject({
  text: freeText(20_000),
});

/** R-TRN-10, R-VAE-5: the candidate gave their part of the booklet, in the file or on paper, which OEMM scanned. */
export function areDescribed(
  { activities }: { activities?: unknown },
  evidence: readonly Pick<Evidence, "category" | "state">[],
): boolean {
  const onPaper = evidence.some(
    ({ category, state }) => category === "scanned-booklet" && state === "accepted",
  );
  return activities !== undefined || onPaper;
}

/** R-TRN-9: an optional review on the way, and the progress objectives it produces. */
export const progressReviewForm = z.strictObject({
  heldOn: civilDate,
  findings: freeText(3000),
  objectives: z.array(freeText(500)).min(1, "Au moins un objectif de progrès.").max(20),
});
/** A recorded review. */
export const progressReview = progressReviewForm.extend({ by: z.string(), recordedAt: instant });

/** Reviews of a file together: a file is one item, of 400 KB at most. */
export const progressReviews = z
  .array(progressReview)
  .check(
    atMostBytes(
      50_000,
      "Les points d’étape de ce dossier sont trop longs ensemble\u00a0; raccourcissez celui-ci.",
    ),
  );

/** Bytes of what an opinion says on all domains; a file, with both of its opinions, is one item of 400 KB at most. */
const mostOfOpinion = 28_000;

/** R-TRN-10: an evaluator's written opinion: a level of mastery and words on each domain. */
export const opinionForm = z.strictObject({
  domains: byCode(z.strictObject({ level: masteryLevel, comment: freeText(3000) }), mostOfOpinion),
  /** Level by indicator code, where the grid is published. */
  indicators: byCode(masteryLevel).default({}),
});
/** An opinion as its author gave it; the account tells who, and no evaluator gives both (R-TRN-10). */
export const opinion = opinionForm.extend({
  role: evaluatorRole,
  account: z.string(),
  name: z.string(),
  givenAt: instant,
});
