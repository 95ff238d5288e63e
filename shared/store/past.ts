import * as z from "zod";
import { DomainError } from "../domain/domain-error.ts";
import { fileId, personId } from "../domain/ids.ts";
import { defineEntity } from "./entity.ts";
import { takenOverKey } from "./keys.ts";
import { readMany, readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

const taken = z.strictObject({ number: z.string(), fileId, personId });
/** What was taken over under a number: its file, and whose it is. */
export type TakenNumber = z.infer<typeof taken>;

/** R-OEMM-3: what was taken over, by its number: it is once. */
export const takenOverEntity = defineEntity({ name: "taken-over", data: () => taken });

/** What was taken over under a number, or undefined. One round trip. */
export async function loadTakenOver(number: string): Promise<TakenNumber | undefined> {
  return takenOverEntity.find(await readOne(takenOverKey(number)));
}

/** Those of these numbers that were taken over, each with what was. One round trip a hundred. */
export async function knownNumbers(numbers: readonly string[]): Promise<ReadonlyMap<string, TakenNumber>> {
  const items = await readMany([...new Set(numbers)].map(takenOverKey));
  const known = items.map((item) => takenOverEntity.read(item));
  return new Map(known.map((one) => [one.number, one]));
}

/** The write that takes a number; refused with `past-known` where it was taken over already. */
export function takeNumber(data: TakenNumber): Write {
  return {
    put: takenOverEntity.item({ ...takenOverKey(data.number), version: 1, data }),
    when: "absent",
    refused: () => new DomainError("past-known", { rule: "R-OEMM-3", detail: "Ce numéro est déjà repris." }),
  };
}
