import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { plainDate } from "../french/wording.ts";
import { centreId } from "../ids.ts";
import { type CertificationCode, certificationCode } from "../referential/certification.ts";
import type { RuleNumber } from "../rules/rule-texts.ts";
import { emailAddress } from "../text/email-address.ts";
import { freeText } from "../text/free-text.ts";
import { name } from "../text/name.ts";
import { type CivilDate, civilDate } from "../time/civil-date.ts";

/** The services that a centre can be approved for (R-CTR-1). */
export const centreService = z.enum(["training", "vae"]);
/** A service, see {@link centreService}. */
export type CentreService = z.infer<typeof centreService>;

/** A training centre. */
export const centre = z.strictObject({
  id: centreId,
  version: z.int().positive(),
  name: name(),
  email: emailAddress,
  /** In the form of E.164; how it is entered is said by `centreDescription`. */
  phone: z.string().optional(),
  address: freeText(500),
  city: name(100),
  /** R-PER-8: the centre into which it was merged. */
  mergedInto: centreId.optional(),
});
/** A training centre, see {@link centre}. */
export type Centre = z.infer<typeof centre>;

/** A decision of the CPNEFP on one certification and one service, as OEMM records it (R-CTR-1). */
export const approvalDecision = z
  .strictObject({
    certification: certificationCode,
    service: centreService,
    from: civilDate,
    /** Last day, included. */
    until: civilDate,
    decidedOn: civilDate,
    reference: name(100).optional(),
  })
  .refine((decision) => decision.from <= decision.until, {
    path: ["until"],
    message: "La fin de l’agrément précède son début.",
  });

/** A recorded approval. Earlier ones are kept, so that the list of any past day can be given (R-CTR-2). */
export const approval = approvalDecision.safeExtend({ centreId, version: z.int().positive() });
/** An approval, see {@link approval}. */
export type Approval = z.infer<typeof approval>;

/** R-CTR-1: whether an approval covers `date`, both ends included. */
export function covers(approval: Pick<Approval, "from" | "until">, date: CivilDate): boolean {
  return approval.from <= date && date <= approval.until;
}

/**
 * R-CTR-2: what the public list of a day shows of the approvals for one certification and one service: those that cover
 * the day, one a centre; of two that do, the one that lasts longer.
 */
export function listedOn(approvals: readonly Approval[], date: CivilDate): ReadonlyMap<string, Approval> {
  return new Map(
    approvals
      .filter((approval) => covers(approval, date))
      .sort((a, b) => (a.until < b.until ? -1 : 1))
      .map((approval) => [approval.centreId, approval]),
  );
}

/** R-CTR-1: whether one of a centre's approvals covers a certification and a service on a day. */
export function isApproved(
  approvals: readonly Approval[],
  asked: { certification: CertificationCode; service: CentreService; on: CivilDate },
): boolean {
  return approvals.some(
    (approval) =>
      approval.certification === asked.certification &&
      approval.service === asked.service &&
      covers(approval, asked.on),
  );
}

/**
 * R-VAE-3, R-CTR-3: a centre acts on a certification only with an approval for the service on that day.
 * @throws DomainError `centre-not-approved`.
 */
export function assertApproved(
  approvals: readonly Approval[],
  asked: { certification: CertificationCode; service: CentreService; on: CivilDate },
  rule: RuleNumber,
): void {
  if (!isApproved(approvals, asked))
    throw new DomainError("centre-not-approved", {
      rule,
      detail: `Le centre n’a pas d’agrément en cours au ${plainDate(asked.on)} pour cette certification et ce service.`,
    });
}
