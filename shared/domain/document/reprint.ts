import type { CandidateFile } from "../enrolment/file.ts";
import type { DocumentRecord, ReprintedKind } from "./document.ts";

/** A document of a file to print again. */
export interface Reprint {
  kind: ReprintedKind;
  reference: string;
}

/**
 * R-PER-5: what is printed again of a file whose candidate's civil status was corrected: what has a number, and stays;
 * and what is for an appearance to come. A letter or a booklet of an appearance that is over has served.
 */
export function documentsToReprint(
  file: CandidateFile,
  printed: {
    documents: readonly Pick<DocumentRecord, "kind" | "reference" | "state">[];
    sheets: readonly { id: string }[];
    certificateNumber: string | undefined;
  },
): Reprint[] {
  const { documents, sheets, certificateNumber } = printed;
  const held = (kind: ReprintedKind, reference: string): Reprint[] =>
    documents.some((one) => one.kind === kind && one.reference === reference && one.state !== "withdrawn")
      ? [{ kind, reference }]
      : [];
  const awaitsJury = file.state === "submitted" || file.state === "scheduled";
  return [
    ...(file.state === "scheduled" ? held("convocation", file.sessionId) : []),
    ...(awaitsJury ? held("booklet", file.id) : []),
    ...sheets.map(({ id }): Reprint => ({ kind: "decision-sheet", reference: id })),
    ...(certificateNumber === undefined
      ? []
      : [{ kind: "certificate" as const, reference: certificateNumber }]),
  ];
}
