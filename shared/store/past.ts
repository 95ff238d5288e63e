import * as z from "zod";
import { DomainError } from "../domain/domain-error.ts";
import { fileId, personId } from "../domain/ids.ts";
import { defineEntity } from "./entity.ts";
import { takenOverKey } from "./keys.ts";
import { readMany, readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

const taken = z.strictObject({ number: z.string(), fileId, personId });

/** R-OEMM-3: what was taken over, by its number: it is once. */
export const takenOverEntity = defineEntity({ name: "taken-over", data: () => taken });

/** What was taken over under a number, or undefined. One round trip. */
export async function loadTakenOver(number: string): Promise<z.infer<typeof taken> | undefined> {
  return takenOverEntity.find(await readOne(takenOverKey(number)));
}

/** Which of these numbers were taken over. One round trip a hundred. */
export async function knownNumbers(numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const items = await readMany([...new Set(numbers)].map(takenOverKey));
  return new Set(items.map((item) => takenOverEntity.read(item).number));
}

/** The write that takes a number; refused with `past-known` where it was taken over already. */
export function takeNumber(data: z.infer<typeof taken>): Write {
  return {
    put: takenOverEntity.item({ ...takenOverKey(data.number), version: 1, data }),
    when: "absent",
    refused: () => new DomainError("past-known", { rule: "R-OEMM-3", detail: "Ce numéro est déjà repris." }),
  };
}
