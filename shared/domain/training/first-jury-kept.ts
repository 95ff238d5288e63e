import type { CandidateFile, FileIn } from "../enrolment/file.ts";
import type { JurySession } from "../jury/session.ts";
import type { CivilDate } from "../time/civil-date.ts";

/**
 * R-DAY-10: the file of a candidate whom a session had convened in time that was not held: they keep the right to a first
 * jury until the next one that convenes them. Others are left as they are.
 */
export function keepFirstJury<File extends CandidateFile>(
  file: File,
  session: Pick<JurySession, "state" | "date">,
): File {
  if (file.path !== "training" || file.appearedOn !== undefined || session.state === "planned") return file;
  if (!("firstJuryBy" in file) || file.firstJuryBy === undefined) return file;
  const inTime = session.date <= file.firstJuryBy || file.firstJuryKept !== undefined;
  return inTime ? { ...file, firstJuryKept: session.date } : file;
}

/** R-DAY-10: the last day to appear moves to that of the session that takes up the right that was kept. */
export function takeUpFirstJury(file: FileIn<"scheduled">, on: CivilDate): FileIn<"scheduled"> {
  const moves = file.path === "training" && file.firstJuryKept !== undefined && file.firstJuryBy < on;
  return moves ? { ...file, firstJuryBy: on } : file;
}
