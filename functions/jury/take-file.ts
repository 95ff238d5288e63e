import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import type { Deadline } from "../../shared/domain/deadlines/kinds.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import { takeUpFirstJury } from "../../shared/domain/training/first-jury-kept.ts";
import { scheduleFile } from "../../shared/domain/validation/file-outcome.ts";
import { saveFile } from "../../shared/store/files.ts";
import type { Write } from "../../shared/store/transaction.ts";

/** R-JURY-1: a session takes a file from the waiting list; R-DAY-10: with a right that was kept, its deadline moves. */
export function takeFile(
  file: FileMain,
  session: Pick<JurySession, "id" | "date">,
  today: CivilDate,
): { writes: Write[]; moved: Deadline | undefined } {
  const scheduled = takeUpFirstJury(scheduleFile(file, session.id), session.date);
  const kept = scheduled.path === "training" && scheduled.firstJuryKept !== undefined;
  return {
    writes: saveFile(file, scheduled),
    moved: kept ? firstJuryDeadline(scheduled, today) : undefined,
  };
}
