import { type BoundedUse, countUse } from "../domain/access/daily-use.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { loadUse, saveUse } from "../store/daily-uses.ts";
import type { Write } from "../store/transaction.ts";

/**
 * R-PER-2: the write that counts what an account does so many times a day at most. One round trip.
 * @throws DomainError `daily-bound`.
 */
export async function countedUse(subject: string, use: BoundedUse, today: CivilDate): Promise<Write> {
  return saveUse(countUse(await loadUse(subject, use, today), guidePolicy.daily, today));
}
