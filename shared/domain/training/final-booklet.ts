import * as z from "zod";
import { civilDate, instant } from "../time/civil-date.ts";
import { masteryLevel } from "./assessment.ts";
import { evaluatorRole } from "./evaluator.ts";

/** R-TRN-10: the candidate's part of the final assessment booklet. */
export const activityDescription = z.strictObject({
  text: z.string().trim().min(1, "À renseigner.").max(20_000),
});

/** R-TRN-9: an optional review on the way, and the progress objectives it produces. */
export const progressReviewForm = z.strictObject({
  heldOn: civilDate,
  findings: z.string().trim().min(1, "À renseigner.").max(3000),
  objectives: z.array(z.string().trim().min(1).max(500)).min(1, "Au moins un objectif de progrès.").max(20),
});
/** A recorded review. */
export const progressReview = progressReviewForm.extend({ by: z.string(), recordedAt: instant });

/** R-TRN-10: an evaluator's written opinion: a level of mastery and words on each domain. */
export const opinionForm = z.strictObject({
  domains: z.record(
    z.string(),
    z.strictObject({ level: masteryLevel, comment: z.string().trim().min(1, "À renseigner.").max(3000) }),
  ),
  /** Level by indicator code, where the grid is published. */
  indicators: z.record(z.string(), masteryLevel).default({}),
});
/** An opinion as its author gave it; the account tells who, and no evaluator gives both (R-TRN-10). */
export const opinion = opinionForm.extend({
  role: evaluatorRole,
  account: z.string(),
  name: z.string(),
  givenAt: instant,
});
