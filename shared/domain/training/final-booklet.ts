import * as z from "zod";
import { code } from "../text/code.ts";
import { freeText } from "../text/free-text.ts";
import { civilDate, instant } from "../time/civil-date.ts";
import { masteryLevel } from "./assessment.ts";
import { evaluatorRole } from "./evaluator.ts";

/** R-TRN-10: the candidate's part of the final assessment booklet. */
export const activityDescription = z.strictObject({
  text: freeText(20_000),
});

/** R-TRN-9: an optional review on the way, and the progress objectives it produces. */
export const progressReviewForm = z.strictObject({
  heldOn: civilDate,
  findings: freeText(3000),
  objectives: z.array(freeText(500)).min(1, "Au moins un objectif de progrès.").max(20),
});
/** A recorded review. */
export const progressReview = progressReviewForm.extend({ by: z.string(), recordedAt: instant });

/** R-TRN-10: an evaluator's written opinion: a level of mastery and words on each domain. */
export const opinionForm = z.strictObject({
  domains: z.record(code, z.strictObject({ level: masteryLevel, comment: freeText(3000) })),
  /** Level by indicator code, where the grid is published. */
  indicators: z.record(code, masteryLevel).default({}),
});
/** An opinion as its author gave it; the account tells who, and no evaluator gives both (R-TRN-10). */
export const opinion = opinionForm.extend({
  role: evaluatorRole,
  account: z.string(),
  name: z.string(),
  givenAt: instant,
});
