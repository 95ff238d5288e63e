import { fullName } from "../enrolment/candidate.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import { transition } from "../state-machine.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { TrainingFileIn } from "../training/file.ts";
import { trainingFileMachine } from "../training/file-machine.ts";
import { type DeadlineOf, endDeadline, openDeadline, type Standing, versionAtChange } from "./deadline.ts";

/**
 * R-TRN-2: the deadline of a registered enrolment as the file's next version leaves it: it runs from the registration,
 * is met by an appearance, and has no object once the file is withdrawn. Undefined for a file that never had one.
 */
export function firstJuryDeadline(
  file: CandidateFile,
  today: CivilDate,
): DeadlineOf<"first-jury"> | undefined {
  if (file.path !== "training" || !("firstJuryBy" in file) || file.firstJuryBy === undefined)
    return undefined;
  const version = versionAtChange(file.version + 1);
  const running = {
    kind: "first-jury" as const,
    id: file.id,
    version,
    fileId: file.id,
    certification: file.certification,
    lastDay: file.firstJuryBy,
    partyId: file.companyId,
    label: fullName(file.candidate),
  };
  const standing = firstJuryStanding(file);
  if (standing === "holds" || standing === "awaits-outcome") return openDeadline(running, today);
  return endDeadline(running, standing, today);
}

/**
 * R-TRN-2, R-DATE-4: how a file stands before its deadline. While a session is to hear it, the passing waits for the
 * outcome: the candidate may have appeared in time, and the chair signs later.
 */
export function firstJuryStanding(file: CandidateFile): Standing {
  if (file.path !== "training" || file.appearedOn !== undefined) return "met";
  if (file.state === "scheduled") return "awaits-outcome";
  return file.state === "enrolled" || file.state === "submitted" ? "holds" : "dropped";
}

/** R-DATE-4: the time passed without an appearance: the enrolment lapses, and the candidate may enrol again. */
export function lapseFile(file: CandidateFile): TrainingFileIn<"lapsed"> {
  if (file.path !== "training") throw new Error(`${file.id} is not on the training path`);
  return transition(trainingFileMachine, file, "lapse", (held) => ({ ...held, state: "lapsed" }));
}
