import { fileReopened, fileSubmitted } from "../../../events/enrolment.ts";
import type { Fact } from "../../../events/fact.ts";
import { candidateConvened } from "../../../events/jury.ts";
import { bookletOf } from "../booklet.ts";
import { ofFile, type PrintedOn, type PrintOrder, withdrawing } from "../print-order.ts";

/** The booklet of the file of a fact, as the file is now. */
export function booklet(fact: Fact): PrintOrder {
  return {
    name: ofFile(fact, "booklet", fact.about.id),
    print: () => bookletOf(fact.about.id, fact.at),
  };
}

/** R-JURY-7: the candidate's booklet, anew with each appearance. */
export const bookletOn: readonly PrintedOn[] = [
  { fact: fileSubmitted, order: booklet },
  { fact: fileReopened, order: (fact) => withdrawing(booklet(fact)) },
  { fact: candidateConvened, order: booklet },
];
