import { type Approval, assertApproved } from "../centre/approval.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { mostFormer } from "./candidate.ts";
import { assertFileAllows, type CandidateFile } from "./file.ts";

/**
 * R-VAE-3, R-PER-8: a file with another centre, approved today for what its path asks of it: chosen by the candidate
 * for VAE or by the company in training until it is submitted, by OEMM until a session is to hear it. Interview, ruling and
 * enrolment date stay.
 */
export function moveToCentre<File extends CandidateFile>(
  file: File,
  chosen: { centreId: string; approvals: readonly Approval[]; byOemm?: boolean },
  today: CivilDate,
): File {
  assertFileAllows(file as CandidateFile, chosen.byOemm === true ? "move" : "choose-centre");
  const { certification, path: service } = file;
  const rule = service === "vae" ? "R-VAE-3" : "R-TRN-7";
  assertApproved(chosen.approvals, { certification, service, on: today }, rule);
  return { ...file, centreId: chosen.centreId };
}

/**
 * R-PER-8: a file with another employer, by OEMM, until a session is to hear it; the former one stays known for conflicts
 * (R-JURY-5). Evaluators are those of the former company: they stay where they gave an opinion.
 */
export function moveToCompany(file: CandidateFile, companyId: string): CandidateFile {
  assertFileAllows(file, "move");
  const moved = employedBy(file, companyId);
  if (moved.path === "vae" || moved === file) return moved;
  return { ...moved, evaluators: moved.opinions.length > 0 ? moved.evaluators : [] };
}

/** R-PER-8: a file with another employer, in any state; the same where it is theirs already. */
export function employedBy<File extends CandidateFile>(file: File, companyId: string): File {
  const { candidate, formerCompanyIds: former = [] } = file;
  const present = file.path === "training" ? file.companyId : candidate.companyId;
  if (present === companyId) return file;
  const known = new Set(present === undefined ? former : [...former, present]);
  known.delete(companyId);
  return {
    ...file,
    candidate: { ...candidate, companyId },
    ...(file.path === "training" ? { companyId } : {}),
    ...(known.size === 0 ? {} : { formerCompanyIds: [...known].slice(-mostFormer) }),
  };
}
