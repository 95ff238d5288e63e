import { fullName } from "../domain/enrolment/candidate.ts";
import type { FileContents } from "../domain/enrolment/file.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { VaeFile } from "../domain/vae/file.ts";
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

/** R-JURY-7, R-VAE-7: the VAE booklet as the jury reads it. */
export function vaeBooklet(
  { file, answers, evidence }: FileContents<VaeFile>,
  given: BookletGiven & { madeAt: Instant },
): PrintedDocument {
  const titles = new Map(evidence.map(({ id, title }) => [id, title]));
  const positions = file.positions.flatMap((position): Part[] => [
    { heading: `${position.title}, ${position.employer}`, level: 3 },
    { note: period(position) },
    { paragraph: position.description },
    ...(position.proofs.length === 0
      ? []
      : [{ note: `Preuves\u00a0: ${position.proofs.map((id) => titles.get(id) ?? id).join("\u00a0; ")}` }]),
  ]);
  const onPaper = evidence.find(
    ({ state, category }) => state === "accepted" && category === "scanned-booklet",
  );
  const unanswered =
    onPaper === undefined
      ? "Le candidat n’a pas répondu sur ce domaine."
      : `Le candidat a répondu sur papier\u00a0: voir la pièce «\u00a0${onPaper.title}\u00a0».`;
  const booklet = given.domains.flatMap((domain): Part[] => {
    const answer = answers.find(({ domainCode }) => domainCode === domain.code);
    const pieces = evidence.filter(
      ({ state, domains }) => state === "accepted" && domains.includes(domain.code),
    );
    return [
      { heading: domainName(domain), level: 2 },
      ...(answer === undefined
        ? [{ paragraph: unanswered }]
        : [
            { paragraph: answer.experience },
            ...answer.examples.flatMap((example, index): Part[] => [
              { heading: `Exemple\u00a0${index + 1}`, level: 3 },
              { paragraph: example },
            ]),
          ]),
      ...(pieces.length === 0
        ? []
        : [{ note: `Pièces jointes\u00a0: ${pieces.map(({ title }) => title).join("\u00a0; ")}` }]),
    ];
  });
  return {
    kind: "pages",
    title: `Livret VAE – ${fullName(file.candidate)}`,
    subtitle: `CQP «\u00a0${given.certificationName}\u00a0»`,
    reference: `Livret VAE – ${fullName(file.candidate)}`,
    madeAt: given.madeAt,
    parts: [
      ...identityParts(file, given),
      { note: confidential },
      ...(positions.length === 0 ? [] : [{ heading: "Emplois occupés", level: 2 } as const, ...positions]),
      ...experienceParts(file),
      ...interviewParts(file.interview, given.domains),
      ...booklet,
      ...evidenceParts(evidence, given.domains),
      ...digestAnnex(evidence),
    ],
  };
}

function experienceParts({ experience }: VaeFile): Part[] {
  if (experience.length === 0) return [];
  return [
    { heading: "Expérience examinée par le centre", level: 2 },
    {
      table: {
        columns: [
          { heading: "Période", share: 3 },
          { heading: "Employeur et fonction", share: 3 },
          { heading: "Activités", share: 4 },
          { heading: "Retenue", share: 1.3 },
        ],
        rows: experience.map((entry) => [
          period(entry),
          `${entry.employer}\n${entry.occupation}`,
          entry.activities,
          entry.relevant ? "oui" : "non",
        ]),
      },
    },
  ];
}
