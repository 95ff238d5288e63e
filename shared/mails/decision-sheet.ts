import { inWords } from "../domain/french/quantity.ts";
import { longDate } from "../domain/french/wording.ts";
import type { Policy } from "../domain/policy/policy.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** What a decision sheet says to its candidate. */
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
  approvedCentres: readonly { name: string; city: string; email: string }[];
  chairName: string;
  correctsNumber: string | undefined;
  educationLevelNotice: string;
  fileUrl: string;
  contact: string;
  policy: Policy;
}

const resultInWords = {
  acquired: "acquis",
  "not-acquired": "non acquis",
  "already-acquired": "acquis antérieurement",
} as const;

/** R-JURY-8, R-JURY-10 to R-JURY-12: the decision sheet, as sent to the candidate. */
export function decisionSheetMail(sheet: PrintedSheet): Mail {
  const corrected: Block[] =
    sheet.correctsNumber === undefined
      ? []
      : [
          {
            paragraph: `Cette fiche rectifie une erreur matérielle de la fiche n°\u00a0${sheet.correctsNumber}.`,
          },
        ];
  return render({
    subject: `Fiche de décision du jury – CQP «\u00a0${sheet.certificationName}\u00a0»`,
    greeting: `Bonjour ${sheet.candidateName},`,
    contact: sheet.contact,
    blocks: [
      {
        paragraph: `Le jury du CQP «\u00a0${sheet.certificationName}\u00a0», réuni le ${longDate(sheet.decidedOn)}, a pris la décision suivante (fiche n°\u00a0${sheet.number}).`,
      },
      ...corrected,
      { strong: outcomeInWords(sheet) },
      {
        table: {
          headings: ["Domaine de compétences", "Décision"],
          rows: sheet.results.map((result) => [result.title, resultOf(result)]),
        },
      },
      ...(sheet.validation === "partial" ? partial(sheet) : []),
      {
        paragraph:
          "Le jury est souverain\u00a0: il ne motive pas ses décisions, qui ne peuvent faire l’objet d’aucun recours.",
      },
      { paragraph: sheet.educationLevelNotice },
      { paragraph: `Signé\u00a0: ${sheet.chairName}, président(e) du jury.` },
      {
        link: {
          label: "Télécharger ma fiche et mes autres documents (PDF)",
          url: `${sheet.fileUrl}/documents`,
        },
      },
      { link: { label: "Ouvrir mon dossier", url: sheet.fileUrl } },
    ],
  });
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

function partial({ recommendation, approvedCentres, policy }: PrintedSheet): Block[] {
  return [
    ...(recommendation === undefined
      ? []
      : [{ paragraph: "Le jury vous recommande\u00a0:" }, { strong: recommendation }]),
    {
      paragraph: `Les domaines acquis le restent ${inWords(policy.partialValidity)}. Vous pouvez reprendre votre dossier pour présenter les autres domaines.`,
    },
    ...(approvedCentres.length === 0
      ? []
      : [
          { paragraph: "Centres agréés pour cette certification à la date de la décision\u00a0:" },
          { list: approvedCentres.map(({ name, city, email }) => `${name}, ${city} (${email})`) },
        ]),
  ];
}
