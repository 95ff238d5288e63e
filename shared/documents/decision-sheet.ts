import { longDate } from "../domain/french/wording.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { dateInParis } from "../domain/time/civil-date.ts";
import {
  centreInWords,
  changesInWords,
  outcomeInWords,
  type PrintedSheet,
  resultOf,
  signaturesInWords,
  sovereign,
  validityInWords,
} from "../domain/validation/printed-sheet.ts";
import type { Part, PrintedDocument } from "../printing/printed-document.ts";

/** R-JURY-12: the decision sheet as its candidate keeps it. It has no place for reasons. */
export function decisionSheetDocument(
  sheet: PrintedSheet,
  given: { signedAt: Instant; madeAt: Instant },
): PrintedDocument {
  const corrected: Part[] =
    sheet.correctsNumber === undefined
      ? []
      : [
          {
            framed: [
              `Fiche rectificative\u00a0: elle corrige une erreur matérielle de la fiche n°\u00a0${sheet.correctsNumber}, qui est conservée.`,
              ...changesInWords(sheet),
            ],
          },
        ];
  return {
    kind: "pages",
    title: "Fiche de décision du jury",
    subtitle: `CQP «\u00a0${sheet.certificationName}\u00a0»`,
    reference: `Fiche de décision n°\u00a0${sheet.number}`,
    madeAt: given.madeAt,
    parts: [
      ...corrected,
      {
        details: [
          ["Candidat(e)", sheet.candidateName],
          ["Fiche", `n°\u00a0${sheet.number}`],
          ["Jury réuni", `le ${longDate(sheet.decidedOn)}`],
        ],
      },
      { framed: [outcomeInWords(sheet)] },
      ...(sheet.absence === undefined ? decided(sheet) : []),
      {
        signature: [`Signé le ${longDate(dateInParis(given.signedAt))}`, ...signaturesInWords(sheet)],
      },
      { note: sheet.levelNotice },
    ],
  };
}

function decided(sheet: PrintedSheet): Part[] {
  return [
    {
      table: {
        columns: [
          { heading: "Domaine de compétences", share: 5 },
          { heading: "Décision", share: 3 },
        ],
        rows: sheet.results.map((result) => [result.title, resultOf(result)]),
      },
    },
    ...(sheet.validation === "partial" ? partial(sheet) : []),
    { paragraph: sovereign },
  ];
}

function partial({
  recommendation,
  approvedCentres,
  validity,
}: Pick<PrintedSheet, "recommendation" | "approvedCentres" | "validity">): Part[] {
  return [
    {
      paragraph: `${validityInWords({ validity })} Le dossier peut être repris pour présenter les autres domaines.`,
    },
    ...(recommendation === undefined
      ? []
      : [
          { heading: "Expérience à approfondir ou modules à suivre", level: 2 } as const,
          { paragraph: recommendation },
        ]),
    ...(approvedCentres.length === 0
      ? []
      : [
          { heading: "Centres agréés à la date de la décision", level: 2 } as const,
          { list: approvedCentres.map(centreInWords) },
        ]),
  ];
}
