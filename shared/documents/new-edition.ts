import { longDate } from "../domain/french/wording.ts";
import { dateInParis, type Instant } from "../domain/time/civil-date.ts";
import type { PrintedCertificate, PrintedDocument } from "../printing/printed-document.ts";

/** R-PER-5: a document that replaces the one of the same number, whose civil status was corrected: it says so. */
export function asNewEdition<Printed extends PrintedDocument | PrintedCertificate>(
  printed: Printed,
  at: Instant,
): Printed {
  const note = `Nouvelle édition du ${longDate(dateInParis(at))}, après rectification de l’état civil\u00a0: elle remplace la précédente.`;
  return printed.kind === "certificate"
    ? { ...printed, notices: [...printed.notices, note] }
    : { ...printed, parts: [...printed.parts, { note }] };
}
