import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import type { CandidateFile } from "../enrolment/file.ts";
import { assertAllowed } from "../state-machine.ts";
import { hearAgain, returnFile, showAppearance } from "../validation/file-outcome.ts";
import { type JurySession, jurySessionMachine, type Slot } from "./session.ts";
import { requireSlot, withSlot } from "./sitting.ts";

/** What OEMM makes of an absence that was recorded (R-DAY-2). */
export const absenceCorrection = z.enum(["excused", "undone"]);

/** A session and a candidate's file, once an absence was corrected. */
export interface Corrected {
  session: JurySession;
  file: CandidateFile;
  /** The candidate is enrolled anew, so that the file that lapsed stays so: OEMM's to settle. */
  unsettled: boolean;
}

/**
 * R-DAY-2: OEMM makes an absence excused, signed or not. Neither stops the time to a first jury (R-TRN-2).
 * @throws DomainError `no-absence`.
 */
export function excuseAbsence(session: JurySession, fileId: string): JurySession {
  assertAllowed(jurySessionMachine, session, "correct-absence");
  return withSlot(session, fileId, (slot) => {
    if (slot.outcome?.kind !== "absent") throw noAbsence();
    return { ...slot, outcome: { kind: "excused" } };
  });
}

/**
 * R-DAY-2: OEMM undoes an absence, signed or not: the candidate was there. While the session sits, the jury may decide on
 * them again; otherwise they have appeared, and wait as `adjourned`. `enrolledAnew`: they have another file under way for
 * the certification, beside which one that lapsed does not return; once it is gone, the same makes it return.
 * @throws DomainError `no-absence`.
 */
export function undoAbsenceOf(session: JurySession, file: CandidateFile, enrolledAnew: boolean): Corrected {
  assertAllowed(jurySessionMachine, session, "correct-absence");
  const held = requireSlot(session, file.id);
  const lapsed = file.state === "lapsed";
  const unsettled = held.outcome?.kind === "adjourned" && lapsed;
  if (held.outcome?.kind !== "absent" && held.outcome?.kind !== "excused" && !unsettled) throw noAbsence();
  const { outcome: _, signature, recordedBy: __, ...empty } = held;
  // A sheet that says the absence is corrected by its signers, also while the session sits (R-DAY-8).
  const again = session.state === "opened" && signature?.sheetId === undefined;
  const after =
    signature === undefined && !unsettled
      ? file
      : fileAfter(file, session, { stays: lapsed && enrolledAnew, again });
  // Heard elsewhere since, or back on the waiting list, a file is not this session's.
  const slot: Slot = after.sessionId === session.id ? empty : { ...empty, outcome: { kind: "adjourned" } };
  return {
    session: withSlot(session, file.id, () => slot),
    file: after,
    unsettled: lapsed && enrolledAnew,
  };
}

/** What was decided since, and what was given up, stay as they are. */
function fileAfter(
  file: CandidateFile,
  session: JurySession,
  { stays, again }: { stays: boolean; again: boolean },
): CandidateFile {
  const over = ["partially-validated", "certified", "withdrawn", "closed"].includes(file.state);
  if (stays || over) return file;
  const returned = file.state === "lapsed" ? returnFile(file) : file;
  return returned.state === "submitted" && again
    ? hearAgain(returned, session.id)
    : showAppearance(returned, session.date);
}

function noAbsence(): DomainError {
  return new DomainError("no-absence", {
    rule: "R-DAY-2",
    detail: "Aucune absence de ce candidat n’est à corriger.",
  });
}
