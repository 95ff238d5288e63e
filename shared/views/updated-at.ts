import * as z from "zod";
import { instant } from "../domain/time/civil-date.ts";

/** When something in a list last changed; absent of what has not since that is noted. */
export const updatedAt = instant.optional();

/** What a list says of each thing so that its reader knows whether it changed: its version, and when. */
export const changed = z.strictObject({ version: z.int(), updatedAt }).shape;

/** See {@link changed}. */
export function changeOf({ version, updatedAt: at }: { version: number; updatedAt?: string | undefined }) {
  return { version, updatedAt: at };
}
