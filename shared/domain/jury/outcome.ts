import * as z from "zod";
import { byCode, mostOfDomains } from "../text/by-code.ts";
import { freeText } from "../text/free-text.ts";

/** R-JURY-8: a jury's decision on one domain. */
export const domainResult = z.enum(["acquired", "not-acquired"]);

/**
 * R-JURY-8: a jury's decision. R-JURY-12: the jury gives no reasons, so there is no field for them; R-JURY-11: on
 * a partial result it states what to deepen or follow.
 */
export const juryDecision = z.strictObject({
  kind: z.literal("decided"),
  /** Result by domain code, for every domain presented. */
  domains: byCode(domainResult, mostOfDomains),
  /** Experience to deepen in the company, or modules to follow (R-JURY-11). */
  recommendation: freeText(5000).optional(),
});
/** The outcome of a candidate who appeared, see {@link juryDecision}. */
export type JuryDecision = z.infer<typeof juryDecision>;

const absent = z.strictObject({ kind: z.literal("absent") });
const excused = z.strictObject({ kind: z.literal("excused") });
/** R-JURY-8: what a jury records of a candidate. */
export const juryOutcome = z.discriminatedUnion("kind", [absent, excused, juryDecision]);
/** An outcome, see {@link juryOutcome}. */
export type JuryOutcome = z.infer<typeof juryOutcome>;

/** R-JURY-8, R-DAY-2: what became of a candidate; heard by no one before the session was adjourned, `adjourned`. */
export const slotOutcome = z.discriminatedUnion("kind", [
  absent,
  excused,
  juryDecision,
  z.strictObject({ kind: z.literal("adjourned") }),
]);
