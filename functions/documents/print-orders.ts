import type { Fact } from "../../events/fact.ts";
import { fileRenamed } from "../../events/persons.ts";
import type { DocumentKind } from "../../shared/domain/document/document.ts";
import { attendanceSheetOn } from "./kinds/attendance-sheet.ts";
import { bookletOn } from "./kinds/booklet.ts";
import { certificateOn } from "./kinds/certificate.ts";
import { convocationOn } from "./kinds/convocation.ts";
import { decisionSheetOn } from "./kinds/decision-sheet.ts";
import { letterOn } from "./kinds/letter.ts";
import { minutesOn } from "./kinds/minutes.ts";
import { scheduleOn } from "./kinds/schedule.ts";
import { ordersOfCorrection } from "./print-again.ts";
import type { PrintedOn, PrintOrder } from "./print-order.ts";

/** What each kind of document is printed on. */
const printedOn: Readonly<Record<DocumentKind, readonly PrintedOn[]>> = {
  convocation: convocationOn,
  "decision-sheet": decisionSheetOn,
  certificate: certificateOn,
  booklet: bookletOn,
  letter: letterOn,
  schedule: scheduleOn,
  "attendance-sheet": attendanceSheetOn,
  minutes: minutesOn,
};

const all = Object.values(printedOn).flat();

/** The facts that documents are printed on, each once. */
export const printingFacts = [...new Set([...all.map(({ fact }) => fact), fileRenamed])];

/** The kinds of documents that a kind of fact prints or takes away. */
export function printedOnFact(type: string): string[] {
  return Object.entries(printedOn).flatMap(([kind, on]) =>
    on.some(({ fact }) => fact.type === type) ? [kind] : [],
  );
}

/** What a fact does to documents. @throws Error when no document is printed on it. */
export function ordersOf(fact: Fact): PrintOrder[] {
  if (fact.type === fileRenamed.type) return ordersOfCorrection(fact);
  const found = all.filter((on) => on.fact.type === fact.type);
  if (found.length === 0) throw new Error(`no document for ${fact.type}`);
  return found.map(({ order }) => order(fact)).filter((one) => one !== undefined);
}
