import * as z from "zod";
import type { CertificationCode } from "../domain/referential/certification.ts";
import { thresholdKey } from "./keys.ts";
import { readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Whether OEMM was told that a waiting list reached its threshold; version 0 before the first time. */
export interface ThresholdNotice {
  reached: boolean;
  version: number;
}

/** The notice of a certification. One round trip. */
export async function loadThreshold(certification: CertificationCode): Promise<ThresholdNotice> {
  const [item] = await readTogether([thresholdKey(certification)]);
  if (item === undefined) return { reached: false, version: 0 };
  return { reached: z.parse(z.object({ reached: z.boolean() }), item.data).reached, version: item.version };
}

/** The write that notes that the threshold was reached, or that the list is below it again. */
export function saveThreshold(
  certification: CertificationCode,
  notice: ThresholdNotice,
  reached: boolean,
): Write {
  return {
    put: {
      ...thresholdKey(certification),
      entity: "threshold",
      version: notice.version + 1,
      data: { reached },
    },
    when: notice.version === 0 ? "absent" : { version: notice.version },
  };
}
