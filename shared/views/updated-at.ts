import { instant } from "../domain/time/civil-date.ts";

/** When something in a list last changed; absent of what has not since that is noted. */
export const updatedAt = instant.optional();
