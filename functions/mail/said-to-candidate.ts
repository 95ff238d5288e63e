import { type JurySession, slotOfFile } from "../../shared/domain/jury/session.ts";
import type { AppearanceSaid } from "../../shared/domain/mail/appearance-message.ts";

/** What a session says to a candidate of whom it holds a slot: when and where they appear. */
export function saidToCandidate(session: JurySession, fileId: string): AppearanceSaid | undefined {
  const slot = slotOfFile(session, fileId);
  const { certification, format, date, place } = session;
  return slot && { certification, format, date, place, start: slot.start, end: slot.interviewEnd };
}
