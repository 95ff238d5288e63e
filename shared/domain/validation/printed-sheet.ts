import type { Centre } from "../centre/approval.ts";
import { telephoneInFrench } from "../french/telephone.ts";
import { longDate } from "../french/wording.ts";
import type { Policy } from "../policy/policy.ts";
import type { CivilDate } from "../time/civil-date.ts";

/** What a decision sheet says to its candidate, by mail as on paper (R-JURY-8, R-JURY-10 to R-JURY-12). */
export interface PrintedSheet {
  candidateName: string;
  certificationName: string;
  number: string;
  decidedOn: CivilDate;
  validation: "full" | "partial";
  results: readonly {
    title: string;
    result: "acquired" | "not-acquired" | "already-acquired";
    validUntil?: CivilDate | undefined;
  }[];
  recommendation: string | undefined;
  approvedCentres: readonly Pick<Centre, "name" | "city" | "email" | "phone">[];
  chairName: string;
  correctsNumber: string | undefined;
  levelNotice: string;
  policy: Policy;
}

const resultInWords = {
  acquired: "acquis",
  "not-acquired": "non acquis",
  "already-acquired": "acquis antérieurement",
} as const;

/** R-JURY-12: what stands in place of reasons. */
export const sovereign =
  "Le jury est souverain\u00a0: il ne motive pas ses décisions, qui ne peuvent faire l’objet d’aucun recours.";

/** R-JURY-11, R-OEMM-6: an approved centre, and how to reach it. */
export function centreInWords({ name, city, email, phone }: PrintedSheet["approvedCentres"][number]): string {
  return `${name}, ${city} (${phone === undefined ? email : `${telephoneInFrench(phone)}, ${email}`})`;
}

/** A result in words, with its last valid day. */
export function resultOf({ result, validUntil }: PrintedSheet["results"][number]): string {
  return validUntil === undefined
    ? resultInWords[result]
    : `${resultInWords[result]}, valable jusqu’au ${longDate(validUntil)} inclus`;
}

/** What the decision amounts to, in a sentence. */
export function outcomeInWords({
  validation,
  results,
}: Pick<PrintedSheet, "validation" | "results">): string {
  if (validation === "full") return "Le CQP vous est délivré en totalité. Toutes nos félicitations\u00a0!";
  return results.some(({ result }) => result !== "not-acquired")
    ? "Validation partielle\u00a0: une partie des domaines vous est acquise."
    : "Aucun des domaines présentés n’est acquis à ce jour.";
}
