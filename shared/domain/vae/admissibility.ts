import * as z from "zod";
import { DomainError, type FieldFault } from "../domain-error.ts";
import { inFigures, inWords, ofQuantity } from "../french/quantity.ts";
import { plainDate } from "../french/wording.ts";
import type { Policy } from "../policy/policy.ts";
import { freeText } from "../text/free-text.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { civilDate } from "../time/civil-date.ts";
import { type ExperiencePeriod, totalExperience } from "./experience.ts";

/** What the centre rules on admissibility; a refusal has its motive (R-VAE-3). */
export const admissibilityRuling = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("admissible") }),
  z.strictObject({
    decision: z.literal("not-admissible"),
    motive: freeText(5000, "Le motif du refus est obligatoire."),
  }),
]);
/** A ruling, see {@link admissibilityRuling}. */
export type AdmissibilityRuling = z.infer<typeof admissibilityRuling>;

/** A ruling once recorded, with the day and what the experience amounted to. */
export const admissibility = z.strictObject({
  decision: z.enum(["admissible", "not-admissible"]),
  motive: z.string().optional(),
  decidedOn: civilDate,
  experienceDays: z.int().nonnegative(),
});
/** A recorded ruling, see {@link admissibility}. */
export type Admissibility = z.infer<typeof admissibility>;

/**
 * R-VAE-2, R-VAE-3: rules on a VAE application. `admissible` needs the relevant experience that the policy asks
 * for, each relevant period with at least one supporting document; `accepted` tells which uploaded pieces were verified.
 * @throws DomainError `experience-insufficient` or `supporting-document-missing`.
 */
export function ruleOnAdmissibility(
  ruling: AdmissibilityRuling,
  periods: readonly ExperiencePeriod[],
  appliedOn: CivilDate,
  accepted: ReadonlySet<string>,
  experience: Policy["vae"]["experience"],
  today: CivilDate,
): Admissibility {
  const total = totalExperience(periods, appliedOn, experience);
  const recorded = { decidedOn: today, experienceDays: total.days };
  if (ruling.decision === "not-admissible") return { ...ruling, ...recorded };

  const unsupported = unsupportedPeriods(periods, accepted);
  if (unsupported.length > 0)
    throw new DomainError("supporting-document-missing", {
      rule: "R-VAE-3",
      detail: "Chaque période d’expérience retenue doit être appuyée par au moins un justificatif vérifié.",
      fields: unsupported,
    });
  if (experience !== "none" && total.windowFrom !== undefined && !total.sufficient)
    throw new DomainError("experience-insufficient", {
      rule: "R-VAE-2",
      detail:
        `L’expérience retenue est de ${inFigures({ count: total.days, unit: "day" })} ` +
        `entre le ${plainDate(total.windowFrom)} et le ${plainDate(total.windowTo)}\u00a0; ` +
        `il en faut ${inFigures({ count: total.requiredDays, unit: "day" })} (${inWords(experience.atLeast)}, au cours d’une période ${ofQuantity(experience.within)} avant la demande).`,
    });
  return { decision: "admissible", ...recorded };
}

function unsupportedPeriods(
  periods: readonly ExperiencePeriod[],
  accepted: ReadonlySet<string>,
): FieldFault[] {
  return periods.flatMap((period, index) => {
    const supported = period.supportingDocuments.some(
      (document) => document.evidenceId === undefined || accepted.has(document.evidenceId),
    );
    return period.relevant && !supported
      ? [
          {
            path: `periods.${index}.supportingDocuments`,
            message: "Au moins un justificatif vérifié est attendu.",
          },
        ]
      : [];
  });
}
