import {
  assertCandidatesFree,
  daysOfCandidates,
  engageCandidates,
} from "../../shared/domain/jury/candidate-day.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { loadCandidateDays, saveCandidateDays } from "../../shared/store/candidate-days.ts";
import type { Write } from "../../shared/store/transaction.ts";

/**
 * R-DAY-3: the writes of the candidates' days as a session goes from `before` to `after`, which hold only while no other
 * session took hours of them. One round trip.
 * @throws DomainError `candidate-busy`.
 */
export async function engagedCandidates(
  before: JurySession | undefined,
  after: JurySession,
): Promise<Write[]> {
  const days = await loadCandidateDays(daysOfCandidates([before, after]));
  return saveCandidateDays(days, engageCandidates(days, after, guidePolicy.jury.betweenAppearances));
}

/**
 * R-DAY-3: refuses to convene candidates whom another session hears at those hours, as whom they are is known now. One round trip.
 * @throws DomainError `candidate-busy`.
 */
export async function assertHeardOnce(session: JurySession): Promise<void> {
  for (const day of await loadCandidateDays([session.date]))
    assertCandidatesFree(day, session, guidePolicy.jury.betweenAppearances);
}
