import type { Centre } from "../centre/approval.ts";
import { ofName } from "../french/of-name.ts";
import { inWords } from "../french/quantity.ts";
import { telephoneInFrench } from "../french/telephone.ts";
import { longDate } from "../french/wording.ts";
import type { Policy } from "../policy/policy.ts";
import type { Validity } from "../policy/validity.ts";
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
  /** R-DAY-8: the cells that a correction changes. */
  changes: readonly { title: string; from: keyof typeof resultInWords; to: keyof typeof resultInWords }[];
  countersignerName: string | undefined;
  standInName: string | undefined;
  /** R-DAY-2: corrected to an absence. */
  absence: "absent" | "excused" | undefined;
  levelNotice: string;
  /** How long what it grants counts. */
  validity: Validity;
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

/** R-DAY-8: what a correction changes, a line a cell. */
export function changesInWords({ changes, absence }: Pick<PrintedSheet, "changes" | "absence">): string[] {
  if (absence !== undefined) return ["La décision est remplacée par le constat de votre absence."];
  if (changes.length === 0) return ["Les résultats par domaine ne changent pas."];
  return changes.map(
    ({ title, from, to }) =>
      `${title}\u00a0: «\u00a0${resultInWords[to]}\u00a0» au lieu de «\u00a0${resultInWords[from]}\u00a0».`,
  );
}

/** R-JURY-12, R-DAY-8: who signed a sheet, and who countersigned it. */
export function signaturesInWords({
  chairName,
  standInName,
  countersignerName,
}: Pick<PrintedSheet, "chairName" | "standInName" | "countersignerName">): string[] {
  const signed =
    standInName === undefined
      ? `${chairName}, président(e) du jury`
      : `${standInName}, à la place ${ofName(chairName)}, président(e) du jury`;
  return countersignerName === undefined
    ? [signed]
    : [signed, `contresigné par ${countersignerName}, membre du jury de l’autre collège`];
}

/** R-JURY-10: how long what a partial decision grants counts, in a sentence. */
export function validityInWords({ validity }: Pick<PrintedSheet, "validity">): string {
  return validity === "permanent"
    ? "Les domaines acquis le restent sans limite de durée."
    : `Les domaines acquis le restent ${inWords(validity)} à compter de la décision.`;
}

/** What the decision amounts to, in a sentence. */
export function outcomeInWords({
  validation,
  results,
  absence,
}: Pick<PrintedSheet, "validation" | "results" | "absence">): string {
  if (absence !== undefined)
    return `Vous étiez ${absence === "excused" ? "absent(e), excusé(e)" : "absent(e)"}\u00a0: le jury n’a rien décidé. Votre dossier est de nouveau sur la liste d’attente.`;
  if (validation === "full") return "Le CQP vous est délivré en totalité. Toutes nos félicitations\u00a0!";
  return results.some(({ result }) => result !== "not-acquired")
    ? "Validation partielle\u00a0: une partie des domaines vous est acquise."
    : "Aucun des domaines présentés n’est acquis à ce jour.";
}
