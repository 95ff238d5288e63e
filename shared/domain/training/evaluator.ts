import * as z from "zod";
import type { Actor } from "../access/actor.ts";
import { accountOfEmail } from "../enrolment/candidate.ts";
import { inWords } from "../french/quantity.ts";
import { subjectId } from "../ids.ts";
import { invitationAnswer } from "../people/membership.ts";
import type { Policy } from "../policy/policy.ts";
import { emailAddress } from "../text/email-address.ts";
import { personName } from "../text/person-name.ts";
import { instant } from "../time/civil-date.ts";

/** R-TRN-9: the functions of those who follow the candidate in the company. */
export const evaluatorRole = z.enum([
  "line-manager",
  "tutor",
  "internal-trainer",
  "experienced-professional",
]);

/** R-OEMM-6: where the tutor's guide is read. */
export const tutorGuidePath = "/tutor-guide" as const;

/** What a company says of an evaluator. */
export const evaluatorDescription = z.strictObject({
  role: evaluatorRole,
  name: personName(),
  email: emailAddress,
});

/** R-TRN-9: as many evaluators as the policy asks for, all different, one of them the line manager. */
export function evaluatorsOf({ evaluators }: Policy["training"]) {
  return z
    .array(evaluatorDescription)
    .length(evaluators, `Désignez ${inWords({ count: evaluators, unit: "evaluator" })}.`)
    .refine((named) => named.filter(({ role }) => role === "line-manager").length === 1, {
      message: "Un évaluateur, et un seul, est le responsable hiérarchique.",
    })
    .refine((named) => new Set(named.map(({ email }) => accountOfEmail(email))).size === named.length, {
      message: "Les évaluateurs sont des personnes différentes.",
    });
}

/** An evaluator of one candidate: their account sees that candidate alone, once they accepted. */
export const evaluator = evaluatorDescription.extend({
  account: z.string(),
  namedAt: instant,
  /** Absent where they were named before they were asked: it counts as accepted. */
  answer: invitationAnswer.optional(),
  /** The account that accepted: an address that passes to another person takes no access along. */
  acceptedBy: subjectId.optional(),
});
/** An evaluator, see {@link evaluator}. */
export type Evaluator = z.infer<typeof evaluator>;

/** R-PER-6: whether an evaluator accepted to be. */
export function hasAccepted({ answer = "accepted" }: Evaluator): boolean {
  return answer === "accepted";
}

/** R-PER-6: the evaluator that an account is, which proved the address and accepted; undefined where it is none. */
export function evaluatorWho(
  evaluators: readonly Evaluator[],
  { account, subject }: Pick<Actor, "account" | "subject">,
): Evaluator | undefined {
  return evaluators.find(
    (one) => one.account === account && hasAccepted(one) && (one.acceptedBy ?? subject) === subject,
  );
}
