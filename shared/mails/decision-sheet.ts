import { bonusOn } from "../domain/certificate/bonus.ts";
import { inFigures } from "../domain/french/quantity.ts";
import { longDate } from "../domain/french/wording.ts";
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
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** R-JURY-8, R-JURY-10 to R-JURY-12: the decision sheet, as sent to the candidate. */
export function decisionSheetMail(
  sheet: PrintedSheet & { greeted: Greeted; fileUrl: string; contact: string },
): Mail {
  const corrected: Block[] =
    sheet.correctsNumber === undefined
      ? []
      : [
          {
            paragraph: `Cette fiche rectifie une erreur matérielle de la fiche n°\u00a0${sheet.correctsNumber}.`,
          },
          { list: changesInWords(sheet) },
        ];
  return render({
    subject: `Fiche de décision du jury – CQP «\u00a0${sheet.certificationName}\u00a0»`,
    greeting: greeting(sheet.greeted),
    contact: sheet.contact,
    blocks: [
      {
        paragraph: `Voici la fiche n°\u00a0${sheet.number} du jury du CQP «\u00a0${sheet.certificationName}\u00a0», réuni le ${longDate(sheet.decidedOn)}.`,
      },
      ...corrected,
      { strong: outcomeInWords(sheet) },
      ...(sheet.absence === undefined ? decided(sheet) : []),
      { paragraph: `Signé\u00a0: ${signaturesInWords(sheet).join(", ")}.` },
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

function decided(sheet: PrintedSheet): Block[] {
  return [
    {
      table: {
        headings: ["Domaine de compétences", "Décision"],
        rows: sheet.results.map((result) => [result.title, resultOf(result)]),
      },
    },
    ...(sheet.validation === "partial" ? partial(sheet) : [{ paragraph: bonusInFrench(sheet) }]),
    { paragraph: sovereign },
    { paragraph: sheet.levelNotice },
  ];
}

function partial({ recommendation, approvedCentres, validity }: PrintedSheet): Block[] {
  return [
    ...(recommendation === undefined
      ? []
      : [{ paragraph: "Le jury vous recommande\u00a0:" }, { strong: recommendation }]),
    {
      paragraph: `${validityInWords({ validity })} Vous pouvez reprendre votre dossier pour présenter les autres domaines.`,
    },
    ...(approvedCentres.length === 0
      ? []
      : [
          { paragraph: "Centres agréés pour cette certification à la date de la décision\u00a0:" },
          { list: approvedCentres.map(centreInWords) },
        ]),
  ];
}

/** R-REF-6: what the whole CQP gives right to; the certificate, which is shown to all, says nothing of money. */
function bonusInFrench({ decidedOn, policy }: PrintedSheet): string {
  const { points, amountCents } = bonusOn(decidedOn, policy.bonus);
  const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
  return `Ce CQP ouvre droit, dans la branche Mutualité, à une prime de ${inFigures({ count: points, unit: "point" })}, soit ${euros.format(amountCents / 100)} à la valeur du point connue au jour de la décision.`;
}
