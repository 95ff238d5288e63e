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
  // Of a session, not of a file.
  schedule: [],
};

/** Whether a reader may read a kind of document of a file. */
export function mayReadOfFile(relation: FileRelation, file: CandidateFile, kind: DocumentKind): boolean {
  return readers[kind].includes(relation) && (kind !== "decision-sheet" || seesDecisions(relation, file));
}

/** R-JURY-7: OEMM reads the schedule of a session; its members, from the convocation to the end of the session. */
export function mayReadSchedule(relation: SessionRelation, session: Pick<JurySession, "state">): boolean {
  return relation === "oemm" || session.state === "convened" || session.state === "opened";
}
