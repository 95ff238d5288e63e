import type { Fact } from "../../events/fact.ts";
import { fileRenamed } from "../../events/persons.ts";
import { asNewEdition } from "../../shared/documents/new-edition.ts";
import type { ReprintedKind } from "../../shared/domain/document/document.ts";
import { booklet } from "./kinds/booklet.ts";
import { certificate } from "./kinds/certificate.ts";
import { letterOfNow } from "./kinds/convocation.ts";
import { sheet } from "./kinds/decision-sheet.ts";
import type { PrintOrder } from "./print-order.ts";

/** What prints each kind again, from what is known now. */
const again: Readonly<Record<ReprintedKind, (fact: Fact, reference: string) => PrintOrder>> = {
  convocation: letterOfNow,
  "decision-sheet": sheet,
  certificate,
  booklet,
};

/** R-PER-5: what was printed under a name that was corrected is printed again, as a new edition under the same number. */
export function ordersOfCorrection(fact: Fact): PrintOrder[] {
  return fileRenamed.read(fact).documents.map(({ kind, reference }) => {
    const order = again[kind](fact, reference);
    return {
      ...order,
      async print() {
        const printed = await order.print();
        return printed && asNewEdition(printed, fact.at);
      },
    };
  });
}
