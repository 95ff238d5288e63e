import { type Diary, type DiaryDay, diary } from "../domain/jury/diary.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { diaryKey, type Key } from "./keys.ts";
import { readFirst } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Days of jury members. */
export const diaryEntity = defineEntity({ name: "diary", data: () => diary });

/** A member's day from its item; an empty one where there is none. */
export function parseDiary(item: StoredItem | undefined, { memberId, date }: DiaryDay): Diary {
  return diaryEntity.find(item) ?? { memberId, date, version: 0, engagements: [] };
}

/** The keys of members' days. */
export function diaryKeys(days: readonly DiaryDay[]): Key[] {
  return days.map(({ memberId, date }) => diaryKey(memberId, date));
}

/** Members' days from the first items of a read that began with {@link diaryKeys} of the same days. */
export function parseDiaries(items: readonly (StoredItem | undefined)[], days: readonly DiaryDay[]): Diary[] {
  return days.map((day, index) => parseDiary(items[index], day));
}

/** The writes that save the days that changed, unless another session took hours of them meanwhile. */
export function saveDiaries(before: readonly Diary[], after: readonly Diary[]): Write[] {
  return after.flatMap((day, index): Write[] => {
    if (JSON.stringify(day.engagements) === JSON.stringify(before[index]?.engagements)) return [];
    const version = day.version + 1;
    return [
      {
        put: diaryEntity.item({ ...diaryKey(day.memberId, day.date), version, data: { ...day, version } }),
        when: day.version === 0 ? "absent" : { version: day.version },
      },
    ];
  });
}

/** Days that are looked at, of a member who sits on many juries to come. */
const daysToCome = 100;

/** The days on which a member sits, from one on. One round trip. */
export async function listEngagements(memberId: string, from: CivilDate): Promise<Diary[]> {
  const { pk, sk } = diaryKey(memberId, from);
  return diaryEntity.among(await readFirst({ pk, from: sk, limit: daysToCome }));
}
