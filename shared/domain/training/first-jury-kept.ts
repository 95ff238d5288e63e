import type { FileMain } from "../enrolment/file.ts";
import type { JurySession } from "../jury/session.ts";
import type { CivilDate } from "../time/civil-date.ts";

/**
 * R-DAY-10: the file of a candidate whom a session had convened in time that was not held: they keep the right to a first
 * jury until the next one that convenes them. Others are left as they are.
 */
export function keepFirstJury<File extends FileMain>(
  file: File,
  session: Pick<JurySession, "state" | "date">,
): File {
  const by = lastDayOf(file);
  if (by === undefined || session.state === "planned") return file;
  if (file.path !== "training" || file.appearedOn !== undefined) return file;
  return session.date <= by || file.firstJuryKept !== undefined
    ? { ...file, firstJuryKept: session.date }
    : file;
}

/** R-TRN-2: none by VAE, nor of a draft. */
function lastDayOf(file: FileMain): CivilDate | undefined {
  return "firstJuryBy" in file ? file.firstJuryBy : undefined;
}

/** R-DAY-10: the last day to appear moves to that of the session that takes up the right that was kept. */
export function takeUpFirstJury<File extends FileMain>(file: File, on: CivilDate): File {
  const by = lastDayOf(file);
  if (by === undefined || file.path !== "training" || file.firstJuryKept === undefined) return file;
  return by < on ? { ...file, firstJuryBy: on } : file;
}
