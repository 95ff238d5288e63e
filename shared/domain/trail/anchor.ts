import * as z from "zod";
import { civilDate } from "../time/civil-date.ts";
import { trailHead } from "./chain.ts";

/** Where the trails that were sealed on a day had got to, kept where it can't be changed for years. */
export const anchor = z.strictObject({
  day: civilDate,
  /** The digest of the day before's anchor; null for the first one. */
  previous: z.string().nullable(),
  trails: z.array(trailHead.pick({ about: true, sequence: true, hash: true })),
});
/** An anchor, see {@link anchor}. */
export type Anchor = z.infer<typeof anchor>;

/** Days that missed anchors are made up for; the next one follows the last that there is, however old. */
export const anchorsMadeUpFor = 31;
