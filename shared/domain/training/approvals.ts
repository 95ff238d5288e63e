import { type Approval, isApproved } from "../centre/approval.ts";
import { plainDate, quoted } from "../french/wording.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { TrainingFile } from "./file.ts";
import type { IndividualPath, Warning } from "./individual-path.ts";
import type { MissingItem } from "./readiness.ts";

/** Approvals of centres, by the centre. */
type ApprovalsOf = ReadonlyMap<string, readonly Approval[]>;

/** R-TRN-1, R-TRN-7: the centres whose approval a training still depends on: a draft's, and those of modules to be assessed. */
export function centresInQuestion(file: TrainingFile): string[] {
  if (file.state !== "draft" && file.state !== "enrolled") return [];
  const chosen = file.state === "draft" ? [file.centreId] : [];
  return [...new Set([...chosen, ...toBeAssessed(file).map(({ centreId }) => centreId)])];
}

/** R-TRN-1, R-TRN-7: what keeps a draft from its registration, where its centre is not approved for training on that day. */
export function missingApproval(file: TrainingFile, approvals: ApprovalsOf, today: CivilDate): MissingItem[] {
  if (file.state !== "draft" || isApprovedFor(file, file.centreId, approvals, today)) return [];
  const message = `Le centre choisi n’est pas agréé au ${plainDate(today)} pour la formation à cette certification\u00a0: choisissez-en un autre.`;
  return [{ item: "centre", message }];
}

/**
 * R-TRN-7: modules still to be assessed whose centre is not approved on the day on which they start, as when its approval was
 * cut since the path was defined.
 */
export function approvalWarnings(file: TrainingFile, approvals: ApprovalsOf): Warning[] {
  return toBeAssessed(file)
    .filter(({ centreId, startsOn }) => !isApprovedFor(file, centreId, approvals, startsOn))
    .map(({ title, startsOn }) => ({
      rule: "R-TRN-7",
      message: `Le centre du module ${quoted(title)} n’est pas agréé au ${plainDate(startsOn)}, jour où le module commence\u00a0; celui-ci ne compterait pas. Choisissez un autre centre, ou une autre date.`,
    }));
}

function isApprovedFor(
  { certification }: TrainingFile,
  centreId: string,
  approvals: ApprovalsOf,
  on: CivilDate,
): boolean {
  return isApproved(approvals.get(centreId) ?? [], { certification, service: "training", on });
}

/** Modules that their centres have still to assess. */
function toBeAssessed({ individualPath, moduleAssessments }: TrainingFile): IndividualPath["modules"] {
  const assessed = new Set(moduleAssessments.map(({ moduleCode }) => moduleCode));
  return (individualPath?.modules ?? []).filter(({ code }) => !assessed.has(code));
}
