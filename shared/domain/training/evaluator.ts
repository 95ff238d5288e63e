import * as z from "zod";
import { instant } from "../time/civil-date.ts";

/** R-TRN-9: the functions of those who follow the candidate in the company. */
export const evaluatorRole = z.enum([
  "line-manager",
  "tutor",
  "internal-trainer",
  "experienced-professional",
]);

/** What a company says of an evaluator. */
export const evaluatorDescription = z.strictObject({
  role: evaluatorRole,
  name: z.string().trim().min(1).max(200),
  email: z.email("Adresse électronique attendue."),
});

/** R-TRN-9: the line manager and one other evaluator, two different people. */
export const evaluatorPair = z
  .array(evaluatorDescription)
  .length(2, "Deux évaluateurs sont attendus.")
  .refine((pair) => pair.filter(({ role }) => role === "line-manager").length === 1, {
    message: "Un seul des deux évaluateurs est le responsable hiérarchique.",
  })
  .refine((pair) => new Set(pair.map(({ email }) => email.toLowerCase())).size === pair.length, {
    message: "Les deux évaluateurs sont deux personnes différentes.",
  });

/** An evaluator of one candidate: their account sees that candidate alone. */
export const evaluator = evaluatorDescription.extend({ account: z.string(), namedAt: instant });
/** An evaluator, see {@link evaluator}. */
export type Evaluator = z.infer<typeof evaluator>;
