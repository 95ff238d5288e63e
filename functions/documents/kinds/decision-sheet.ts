import type { Fact } from "../../../events/fact.ts";
import { decisionCorrected, decisionSigned } from "../../../events/jury.ts";
import { decisionSheetDocument } from "../../../shared/documents/decision-sheet.ts";
import { fileEntity, sheetEntity } from "../../../shared/store/files.ts";
import { fileKey, sheetKey } from "../../../shared/store/keys.ts";
import { readTogether } from "../../../shared/store/table.ts";
import { ofFile, type PrintedOn, type PrintOrder } from "../print-order.ts";
import { printedSheet } from "../printed-sheet.ts";

/** A decision sheet of the file of a fact, under the name that the candidate has now. */
export function sheet(fact: Fact, sheetId: string): PrintOrder {
  return {
    name: ofFile(fact, "decision-sheet", sheetId),
    async print() {
      const [fileItem, sheetItem] = await readTogether([
        fileKey(fact.about.id),
        sheetKey(fact.about.id, sheetId),
      ]);
      const file = fileEntity.find(fileItem);
      const signed = sheetEntity.find(sheetItem);
      if (file === undefined || signed === undefined)
        throw new Error(`the sheet of ${fact.id} does not exist`);
      return decisionSheetDocument(await printedSheet(file, signed), {
        signedAt: signed.signedAt,
        madeAt: fact.at,
      });
    },
  };
}

/** R-JURY-12: each decision sheet, first or corrected. */
export const decisionSheetOn: readonly PrintedOn[] = [
  { fact: decisionSigned, order: (fact) => sheet(fact, decisionSigned.read(fact).sheetId) },
  { fact: decisionCorrected, order: (fact) => sheet(fact, decisionCorrected.read(fact).sheetId) },
];
