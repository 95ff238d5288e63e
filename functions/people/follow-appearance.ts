import { hearAs } from "../../shared/domain/jury/candidate-day.ts";
import type { CertificationCode } from "../../shared/domain/referential/certification.ts";
import { loadCandidateDays, saveCandidateDays } from "../../shared/store/candidate-days.ts";
import { fileUnderWay, loadFileMains } from "../../shared/store/files.ts";
import { loadSession, saveSession } from "../../shared/store/sessions.ts";
import type { Write } from "../../shared/store/transaction.ts";

/**
 * R-PER-4, R-DAY-3: the session that is to hear a person's file, and the day, name that person: whom it overlaps and who may
 * not judge them is told by it. A round trip, and three where there is such a session.
 */
export async function followAppearance(personId: string, certification: CertificationCode): Promise<Write[]> {
  const fileId = await fileUnderWay({ candidate: { personId }, certification });
  const [file] = fileId === undefined ? [] : await loadFileMains([fileId]);
  const session = file?.state === "scheduled" ? await loadSession(file.sessionId) : undefined;
  if (file === undefined || session === undefined) return [];
  const days = await loadCandidateDays([session.date]);
  const heard = days.map((day) => hearAs({ session, day }, file.id, personId))[0];
  if (heard === undefined) return [];
  return [...saveSession(session, heard.session), ...saveCandidateDays(days, [heard.day])];
}
