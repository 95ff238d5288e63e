import * as z from "zod";
import { type ReminderChoice, reminderChoice } from "../domain/deadlines/recipients.ts";
import { defineEntity } from "./entity.ts";
import { reminderChoiceKey } from "./keys.ts";
import { readMany } from "./table.ts";
import type { Write } from "./transaction.ts";

/** How parties wish to be reminded. */
export const reminderChoiceEntity = defineEntity({
  name: "reminder-choice",
  data: () => z.strictObject({ partyId: z.string(), choice: reminderChoice }),
});

/** What parties chose; those that chose nothing are absent, and get each reminder. One round trip, none for no party. */
export async function loadReminderChoices(
  partyIds: readonly string[],
): Promise<ReadonlyMap<string, ReminderChoice>> {
  const items = await readMany(partyIds.map(reminderChoiceKey));
  return new Map(
    items.map((item) => {
      const { partyId, choice } = reminderChoiceEntity.read(item);
      return [partyId, choice];
    }),
  );
}

/** The write that keeps a party's choice. */
export function saveReminderChoice(partyId: string, choice: ReminderChoice): Write {
  const put = reminderChoiceEntity.item({
    ...reminderChoiceKey(partyId),
    version: 1,
    data: { partyId, choice },
  });
  return { put, when: "any" };
}
