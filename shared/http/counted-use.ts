import { type BoundedUse, countOnce, countUse } from "../domain/access/daily-use.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { loadUse, saveUse } from "../store/daily-uses.ts";
import { decideAgain } from "../store/decide-again.ts";
import { commit, type Write } from "../store/transaction.ts";

/**
 * R-PER-2: the write that counts what an account does so many times a day at most. One round trip.
 * @throws DomainError `daily-bound`.
 */
export async function countedUse(subject: string, use: BoundedUse, today: CivilDate): Promise<Write> {
  return saveUse(countUse(await loadUse(subject, use, today), guidePolicy.daily, today));
}

/**
 * R-PER-2: counts a request before what it does, which takes several transactions: were it counted with its answer, of two at once one
 * would be done again. A repetition that goes on with what was begun is not counted. Two round trips.
 * @throws DomainError `daily-bound`.
 */
export function countBefore(
  subject: string,
  use: BoundedUse,
  today: CivilDate,
  request: string,
): Promise<void> {
  return decideAgain(async () => {
    const counted = countOnce(await loadUse(subject, use, today), request, guidePolicy.daily, today);
    if (counted !== undefined) await commit([saveUse(counted)]);
  });
}
