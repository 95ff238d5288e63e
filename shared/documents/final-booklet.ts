import { fullName } from "../domain/enrolment/candidate.ts";
import type { FileContents } from "../domain/enrolment/file.ts";
import { inFigures } from "../domain/french/quantity.ts";
import { longDate } from "../domain/french/wording.ts";
import type { Domain } from "../domain/referential/certification.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { dateInParis } from "../domain/time/civil-date.ts";
import { masteryLabels } from "../domain/training/assessment.ts";
import type { TrainingFile } from "../domain/training/file.ts";
import { totalHours } from "../domain/training/individual-path.ts";
import type { Part, PrintedDocument } from "../printing/printed-document.ts";
import {
  type BookletGiven,
  confidential,
  digestAnnex,
  domainName,
  evidenceParts,
  identityParts,
  interviewParts,
  period,
} from "./booklet-parts.ts";
import { roleInWords } from "./wording.ts";

/** R-JURY-7, R-TRN-8, R-TRN-10: the final assessment booklet and the training booklet, as the jury reads them. */
export function finalBooklet(
  { file, evidence }: FileContents<TrainingFile>,
  given: BookletGiven & { madeAt: Instant },
): PrintedDocument {
  const { domains } = given;
  return {
    kind: "pages",
    title: `Livret d’évaluation finale – ${fullName(file.candidate)}`,
    subtitle: `CQP «\u00a0${given.certificationName}\u00a0»`,
    reference: `Livret d’évaluation finale – ${fullName(file.candidate)}`,
    madeAt: given.madeAt,
    parts: [
      ...identityParts(file, given),
      { note: confidential },
      ...interviewParts(file.interview, domains),
      ...pathParts(file),
      ...moduleParts(file, domains),
      ...file.progressReviews.flatMap((review): Part[] => [
        { heading: `Bilan intermédiaire, ${longDate(review.heldOn)}`, level: 2 },
        { note: `Conduit par ${review.by}` },
        { paragraph: review.findings },
        { strong: "Objectifs de progrès" },
        { list: review.objectives },
      ]),
      ...(file.activities === undefined
        ? []
        : [
            { heading: "Activités exercées en entreprise, décrites par le candidat", level: 2 } as const,
            { paragraph: file.activities.text },
          ]),
      ...file.opinions.flatMap((opinion) => opinionParts(opinion, domains)),
      ...evidenceParts(evidence, domains),
      ...digestAnnex(evidence),
    ],
  };
}

function pathParts({ individualPath }: TrainingFile): Part[] {
  if (individualPath === undefined || individualPath.modules.length === 0) return [];
  return [
    { heading: "Parcours individualisé", level: 2 },
    {
      table: {
        columns: [
          { heading: "Module", share: 5 },
          { heading: "Heures", share: 1.2 },
          { heading: "Période", share: 4 },
        ],
        rows: individualPath.modules.map((module) => [
          `${module.code} – ${module.title}`,
          `${module.hours}\u00a0h`,
          period({ from: module.startsOn, to: module.endsOn }),
        ]),
      },
    },
    { note: `Total\u00a0: ${inFigures({ count: totalHours(individualPath), unit: "hour" })}` },
  ];
}

function moduleParts(file: TrainingFile, domains: readonly Domain[]): Part[] {
  if (file.moduleAssessments.length === 0) return [];
  const titles = new Map((file.individualPath?.modules ?? []).map(({ code, title }) => [code, title]));
  return [
    { heading: "Livret de suivi de la formation", level: 2 },
    ...file.moduleAssessments.flatMap((assessment): Part[] => [
      { heading: `Module ${assessment.moduleCode} – ${titles.get(assessment.moduleCode) ?? ""}`, level: 3 },
      { note: `Évalué le ${longDate(assessment.assessedOn)}` },
      levels(domains, (code) => {
        const level = assessment.domains[code];
        return level === undefined ? undefined : [masteryLabels[level]];
      }),
      { paragraph: assessment.comment },
    ]),
  ];
}

function opinionParts(opinion: TrainingFile["opinions"][number], domains: readonly Domain[]): Part[] {
  return [
    { heading: `Avis\u00a0: ${roleInWords[opinion.role]}`, level: 2 },
    { note: `${opinion.name}, le ${longDate(dateInParis(opinion.givenAt))}` },
    levels(
      domains,
      (code) => {
        const judged = opinion.domains[code];
        return judged === undefined ? undefined : [masteryLabels[judged.level], judged.comment];
      },
      true,
    ),
  ];
}

function levels(
  domains: readonly Domain[],
  of: (code: string) => readonly string[] | undefined,
  commented = false,
): Part {
  return {
    table: {
      columns: [
        { heading: "Domaine de compétences", share: 4 },
        { heading: "Niveau", share: 2 },
        ...(commented ? [{ heading: "Commentaire", share: 5 }] : []),
      ],
      rows: domains.flatMap((domain) => {
        const cells = of(domain.code);
        return cells === undefined ? [] : [[domainName(domain), ...cells]];
      }),
    },
  };
}
