import { assertHeardApart, daysOfCandidates } from "../../shared/domain/jury/candidate-day.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { loadCandidateDays, unchangedCandidateDay } from "../../shared/store/candidate-days.ts";
import { loadSession } from "../../shared/store/sessions.ts";
import type { Write } from "../../shared/store/transaction.ts";
import type { Side } from "./certification-side.ts";

/**
 * R-PER-4, R-DAY-3: the writes by which two persons are joined only while no two juries are to hear them at once. Two round
 * trips where a jury is to hear each of them.
 * @throws DomainError `candidate-busy`.
 */
export async function heardApart(kept: readonly Side[], joined: readonly Side[]): Promise<Write[]> {
  const [ofKept, ofJoined] = [kept.flatMap(sessionToCome), joined.flatMap(sessionToCome)];
  if (ofKept.length === 0 || ofJoined.length === 0) return [];
  const sessions = await Promise.all([...new Set([...ofKept, ...ofJoined])].map(loadSession));
  const days = await loadCandidateDays(daysOfCandidates(sessions));
  const persons = [kept, joined].map(([side]) => side?.holdings.personId ?? "") as [string, string];
  assertHeardApart(days, persons, guidePolicy.jury.betweenAppearances);
  return days.map(unchangedCandidateDay);
}

function sessionToCome({ underWay }: Side): string[] {
  return underWay?.file.state === "scheduled" ? [underWay.file.sessionId] : [];
}
