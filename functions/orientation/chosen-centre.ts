import type { Approval } from "../../shared/domain/centre/approval.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { loadCentre } from "../../shared/store/centres.ts";

/** The approvals of the centre that a candidate chose; none when they chose none. One round trip. */
export async function approvalsOfChosenCentre(file: CandidateFile): Promise<readonly Approval[]> {
  if (file.centreId === undefined) return [];
  return (await loadCentre(file.centreId))?.approvals ?? [];
}
