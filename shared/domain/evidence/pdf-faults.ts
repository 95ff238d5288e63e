import { inspectionBounds } from "./bounds.ts";
import { endingOf } from "./formats.ts";
import type { Fault } from "./inspection.ts";

/** What the objects of a PDF hold, besides pages. */
export interface PdfFacts {
  pages: number;
  /** Subtypes of actions, wherever they stand: JavaScript, Launch… */
  actions: readonly string[];
  /** The subtype of what is done when it is opened, or undefined; « GoTo » shows a page. */
  opening?: string | undefined;
  /** Whether something is done when a page or a field is come to, or left. */
  automatic: boolean;
  /** Names of the files that are attached, "" for one without. */
  attached: readonly string[];
  /** Whether it is a form that other programs than Adobe's don't show (XFA). */
  dynamicForm: boolean;
  /** Whether it plays Flash or other things that readers show no more. */
  richMedia: boolean;
}

/** Actions that a reader did not ask for, or that leave the document for a program. */
const forbiddenActions = ["JavaScript", "Launch", "ImportData", "GoToE", "RichMediaExecute", "Rendition"];

/** Attached files that no computer runs: invoices and payslips carry their figures in them. */
const harmless = ["xml", "csv", "txt", "json", "jpg", "jpeg", "png"];

/** R-EVI-3: the first fault of a PDF, or undefined. */
export function pdfFault(facts: PdfFacts): Fault | undefined {
  if (facts.pages === 0) return { reason: "unreadable" };
  if (facts.pages > inspectionBounds.pages) return { reason: "too-complex" };
  const attached = facts.attached.find((name) => !harmless.includes(endingOf(name)));
  if (attached !== undefined)
    return { reason: "embedded-file", ...(attached === "" ? {} : { named: attached }) };
  if (facts.richMedia) return { reason: "embedded-file" };
  const opens = facts.opening !== undefined && facts.opening !== "GoTo";
  if (
    opens ||
    facts.automatic ||
    facts.dynamicForm ||
    facts.actions.some((one) => forbiddenActions.includes(one))
  )
    return { reason: "script" };
  return undefined;
}

/** Bytes at the end of a PDF in which its end is said: what Acrobat admits, after blanks. */
export const pdfTailBytes = 1_024;

/** R-EVI-3: whether a PDF says its end where readers look for it: one that was cut doesn't. */
export function saysItsEnd(tail: Uint8Array): boolean {
  return new TextDecoder("latin1")
    .decode(tail)
    .replace(/[\0\s]+$/, "")
    .slice(-pdfTailBytes)
    .includes("%%EOF");
}
