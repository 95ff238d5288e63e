import { seesDecisions } from "../access/decisions.ts";
import type { FileRelation, SessionRelation } from "../access/relations.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import type { JurySession } from "../jury/session.ts";
import type { DocumentKind } from "./document.ts";

/**
 * Who reads which documents of a file: the candidate their own, OEMM all; the centres the decisions (R-JURY-12), the
 * company where its employee agreed (R-PER-3); the members who sit, the booklet (R-JURY-7); evaluators none.
 */
const readers: Readonly<Record<DocumentKind, readonly FileRelation[]>> = {
  convocation: ["owner", "oemm"],
  "decision-sheet": ["owner", "company", "chosen-centre", "oemm"],
  certificate: ["owner", "oemm"],
  booklet: ["owner", "sitting-member", "oemm"],
  // R-OEMM-1: OEMM posts it, and the candidate has it once it came.
  letter: ["owner", "oemm"],
  // Of a session, not of a file.
  schedule: [],
  "attendance-sheet": [],
  minutes: [],
};

/** Whether a reader may read a kind of document of a file. */
export function mayReadOfFile(relation: FileRelation, file: CandidateFile, kind: DocumentKind): boolean {
  return readers[kind].includes(relation) && (kind !== "decision-sheet" || seesDecisions(relation, file));
}

/** R-DAY-6: the kinds of documents that are about a session. */
export const sessionDocumentKinds = [
  "schedule",
  "attendance-sheet",
  "minutes",
] as const satisfies DocumentKind[];

/**
 * R-JURY-7, R-DAY-6: OEMM reads the documents of a session; its members what they work with, from the convocation to the
 * end of the session, and no minutes: these are made after it.
 */
export function mayReadOfSession(
  relation: SessionRelation,
  session: Pick<JurySession, "state">,
  kind: DocumentKind,
): boolean {
  if (!sessionDocumentKinds.some((one) => one === kind)) return false;
  if (relation === "oemm") return true;
  return kind !== "minutes" && (session.state === "convened" || session.state === "opened");
}
