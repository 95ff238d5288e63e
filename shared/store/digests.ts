import * as z from "zod";
import type { CivilDate, Instant } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { digestKey } from "./keys.ts";
import type { Write } from "./transaction.ts";

/** A party got the digest of this week already. */
export class DigestTaken extends Error {
  constructor() {
    super("the digest of the week was issued before");
    this.name = "DigestTaken";
  }
}

/** Guards that a party gets one digest a week. */
export const digestEntity = defineEntity({
  name: "digest",
  data: () => z.strictObject({ partyId: z.string(), monday: z.string() }),
});

/** Seconds that the guard of a week is kept: a run may be repeated days later, not months. */
const keptSeconds = 90 * 24 * 3600;

/** The write that lets one digest a week go to a party; refused with {@link DigestTaken}. */
export function takeDigest(partyId: string, monday: CivilDate, at: Instant): Write {
  return {
    put: digestEntity.item({
      ...digestKey(partyId, monday),
      version: 1,
      data: { partyId, monday },
      expiresAt: Math.floor(Date.parse(at) / 1000) + keptSeconds,
    }),
    when: "absent",
    refused: () => new DigestTaken(),
  };
}
