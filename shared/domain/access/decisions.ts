import type { CandidateFile } from "../enrolment/file.ts";
import { mayRead } from "./fields.ts";
import type { FileRelation } from "./relations.ts";

/**
 * R-PER-3: whether a reader of a file sees what juries decided on it: the company where its employee agreed, while all
 * see the domains that are left to present.
 */
export function seesDecisions(relation: FileRelation, file: CandidateFile): boolean {
  if (relation !== "company") return mayRead(relation, "decisions");
  return file.path === "training" && file.acceptance?.state === "accepted" && file.acceptance.showsResults;
}
