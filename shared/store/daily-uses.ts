import { type BoundedUse, type DailyUse, dailyUse } from "../domain/access/daily-use.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { dailyUseKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** How often accounts did something in a day. */
export const dailyUseEntity = defineEntity({ name: "daily-use", data: () => dailyUse });

/** How often an account did something, on the last day on which it did. One round trip. */
export async function loadUse(subject: string, use: BoundedUse, today: CivilDate): Promise<DailyUse> {
  const found = dailyUseEntity.find(await readOne(dailyUseKey(subject, use)));
  return found ?? { subject, use, day: today, count: 0, version: 0 };
}

/** The write that counts a use. */
export function saveUse(after: DailyUse): Write {
  const { subject, use, version } = after;
  return {
    put: dailyUseEntity.item({ ...dailyUseKey(subject, use), version, data: after }),
    when: version === 1 ? "absent" : { version: version - 1 },
  };
}
