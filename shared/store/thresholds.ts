import * as z from "zod";
import type { CertificationCode } from "../domain/referential/certification.ts";
import { defineEntity } from "./entity.ts";
import { thresholdKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Whether OEMM was told of thresholds. */
export const thresholdEntity = defineEntity({
  name: "threshold",
  data: () => z.strictObject({ reached: z.boolean() }),
});

/** Whether OEMM was told that a waiting list reached its threshold; version 0 before the first time. */
export interface ThresholdSaid {
  reached: boolean;
  version: number;
}

/** What was said of a certification. One round trip. */
export async function loadThreshold(certification: CertificationCode): Promise<ThresholdSaid> {
  const item = await readOne(thresholdKey(certification));
  return { reached: thresholdEntity.find(item)?.reached ?? false, version: item?.version ?? 0 };
}

/** The write that notes that the threshold was reached, or that the list is below it again. */
export function saveThreshold(
  certification: CertificationCode,
  said: ThresholdSaid,
  reached: boolean,
): Write {
  return {
    put: thresholdEntity.item({
      ...thresholdKey(certification),
      version: said.version + 1,
      data: { reached },
    }),
    when: said.version === 0 ? "absent" : { version: said.version },
  };
}
