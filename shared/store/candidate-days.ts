import { type CandidateDay, candidateDay } from "../domain/jury/candidate-day.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { candidateDayKey } from "./keys.ts";
import { readEach } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Days of candidates. */
export const candidateDayEntity = defineEntity({ name: "candidate-day", data: () => candidateDay });

/** Days of candidates; an empty one where there is none. One round trip. */
export async function loadCandidateDays(dates: readonly CivilDate[]): Promise<CandidateDay[]> {
  const items = await readEach(dates.map(candidateDayKey));
  return dates.map(
    (date, index) => candidateDayEntity.find(items[index]) ?? { date, version: 0, engagements: [] },
  );
}

/**
 * R-DAY-3: the writes that save the days that changed, unless another session took hours of them meanwhile; a day on which
 * no session hears any candidate more is no item.
 */
export function saveCandidateDays(before: readonly CandidateDay[], after: readonly CandidateDay[]): Write[] {
  return after.flatMap((day, index): Write[] => {
    if (JSON.stringify(day.engagements) === JSON.stringify(before[index]?.engagements)) return [];
    const key = candidateDayKey(day.date);
    if (day.engagements.length === 0) return [{ delete: key, when: { version: day.version } }];
    const version = day.version + 1;
    return [
      {
        put: candidateDayEntity.item({ ...key, version, data: { ...day, version } }),
        when: day.version === 0 ? "absent" : { version: day.version },
      },
    ];
  });
}

/** The write that holds only while a day is as it was read. */
export function unchangedCandidateDay({ date, version }: CandidateDay): Write {
  return { check: candidateDayKey(date), when: version === 0 ? "absent" : { version } };
}
