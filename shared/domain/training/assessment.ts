import * as z from "zod";
import { DomainError, type FieldFault } from "../domain-error.ts";
import { centreId } from "../ids.ts";
import type { Domain } from "../referential/certification.ts";
import { byCode, mostOfDomains } from "../text/by-code.ts";
import { atMostBytes } from "../text/bytes.ts";
import { freeText } from "../text/free-text.ts";
import { civilDate, instant } from "../time/civil-date.ts";

/** How far a domain or an indicator is mastered, on the CPNEFP's grids. */
export const masteryLevel = z.enum(["not-mastered", "partly-mastered", "mastered"]);
/** The levels as forms show them. */
export const masteryLabels: Readonly<Record<z.infer<typeof masteryLevel>, string>> = {
  "not-mastered": "Non maîtrisé",
  "partly-mastered": "Partiellement maîtrisé",
  mastered: "Maîtrisé",
};

/** R-TRN-8: the centre's assessment of a module, on the grid. */
export const moduleAssessmentForm = z.strictObject({
  assessedOn: civilDate,
  /** Level by domain code: every domain that the module trains. */
  domains: byCode(masteryLevel, mostOfDomains),
  /** Level by indicator code of those domains, where their grid is published. */
  indicators: byCode(masteryLevel).default({}),
  comment: freeText(2000),
});
/** A form, see {@link moduleAssessmentForm}. */
export type ModuleAssessmentForm = z.infer<typeof moduleAssessmentForm>;

/** An assessment in the training booklet. */
export const moduleAssessment = moduleAssessmentForm.extend({
  moduleCode: z.string(),
  centreId,
  recordedAt: instant,
});

/** Assessments of a file together: a file is one item, of 400 KB at most. */
export const moduleAssessments = z
  .array(moduleAssessment)
  .check(
    atMostBytes(
      77_000,
      "Les évaluations de ce dossier sont trop longues ensemble\u00a0; raccourcissez celle-ci.",
    ),
  );

/**
 * R-REF-2, R-TRN-8: an assessment covers the given domains, on indicators of their grids and no other.
 * @throws DomainError `grid-mismatch` with one fault per field.
 */
export function checkAgainstGrid(
  form: { domains: Readonly<Record<string, unknown>>; indicators: Readonly<Record<string, unknown>> },
  domains: readonly Domain[],
): void {
  const codes = domains.map(({ code }) => code);
  const indicators = new Set(
    domains.flatMap(({ criteria }) =>
      criteria.flatMap((criterion) => criterion.indicators.map(({ code }) => code)),
    ),
  );
  const fields: FieldFault[] = [
    ...codes
      .filter((code) => form.domains[code] === undefined)
      .map((code) => ({ path: `domains.${code}`, message: "Ce domaine doit être évalué." })),
    ...Object.keys(form.domains)
      .filter((code) => !codes.includes(code))
      .map((code) => ({ path: `domains.${code}`, message: "Ce domaine n’est pas évalué ici." })),
    ...Object.keys(form.indicators)
      .filter((code) => !indicators.has(code))
      .map((code) => ({ path: `indicators.${code}`, message: "Cet indicateur n’est pas dans la grille." })),
  ];
  if (fields.length > 0)
    throw new DomainError("grid-mismatch", {
      rule: "R-REF-2",
      kind: "input",
      detail: "L’évaluation porte sur les domaines attendus et sur les indicateurs de leur grille.",
      fields,
    });
}
