import * as z from "zod";
import type { Correctable, CorrectionTerms } from "../domain/jury/correction.ts";
import type { JuryMember } from "../domain/jury/member.ts";
import { juryOutcome } from "../domain/jury/outcome.ts";
import { sheetView, toSheetView } from "./sheet-view.ts";

const named = z.strictObject({ id: z.string(), name: z.string() });

/** R-DAY-8: what was signed of a candidate, and its correction as it goes on, as its signers and OEMM see it. */
export const correctionView = z
  .strictObject({
    sheet: sheetView
      .optional()
      .meta({ description: "Fiche à rectifier\u00a0; aucune après une absence annulée" }),
    presented: z.array(z.string()).meta({ description: "Domaines présentés" }),
    signer: named,
    standIn: z.boolean().meta({ description: "Signe à la place du président empêché" }),
    countersigners: z.array(named).meta({ description: "Membres qui peuvent contresigner" }),
    lastDay: z.string().meta({ description: "Dernier jour pour rectifier sans réouverture par l’OEMM" }),
    proposed: z
      .strictObject({
        id: z.string(),
        outcome: juryOutcome,
        explanation: z.string(),
        by: z.string(),
        at: z.string(),
      })
      .optional()
      .meta({ description: "Rectification signée qui attend son contreseing" }),
  })
  .meta({ id: "SheetCorrection", description: "Rectification d’une fiche de décision" });

/** A correction for its readers. */
export function toCorrectionView(
  { sheet, correction }: Pick<Correctable, "sheet" | "correction">,
  { signer, standIn, countersigners, lastDay, presented }: CorrectionTerms,
): z.input<typeof correctionView> {
  const nameOf = ({ id, name }: JuryMember) => ({ id, name });
  return {
    ...(sheet === undefined ? {} : { sheet: toSheetView(sheet) }),
    presented: [...presented],
    signer: nameOf(signer),
    standIn,
    countersigners: countersigners.map(nameOf),
    lastDay,
    ...(correction.proposed === undefined ? {} : { proposed: correction.proposed }),
  };
}
