import { type Candidate, fullName } from "../domain/enrolment/candidate.ts";
import { type AppearanceInWords, formatInWords } from "../domain/jury/appearance-in-words.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { invitationOf } from "./convocation.ts";
import { toCalendar } from "./layout/invitation.ts";

/** R-JURY-6: what names an appearance in calendars: the same in every message about it. */
export function uidOfAppearance(sessionId: string, fileId: string): string {
  return `${sessionId}-${fileId}@cqp-mutualite`;
}

/** What a candidate's calendar says of their appearance. */
export function saidInCalendar({
  format,
  policy,
  extraTime,
}: Pick<AppearanceInWords, "format" | "policy" | "extraTime">): string {
  return `Vous êtes entendu(e) par le jury\u00a0: ${formatInWords(format, policy.jury, extraTime)}.`;
}

/** R-JURY-6: the calendar file of a candidate's appearance, which a calendar takes for the one of the mail. */
export function calendarOfCandidate(
  given: AppearanceInWords & {
    sessionId: string;
    fileId: string;
    candidate: Candidate;
    sequence: number;
    stampedAt: Instant;
    /** Who is answered. */
    contact: string;
  },
): string {
  const { contact, candidate } = given;
  const convocation = {
    ...given,
    kind: "request" as const,
    uid: uidOfAppearance(given.sessionId, given.fileId),
    organiser: { name: "OEMM – Certifications", email: contact },
    recipient: { name: fullName(candidate), email: candidate.email ?? contact },
  };
  return toCalendar(invitationOf(convocation, saidInCalendar(given)));
}
