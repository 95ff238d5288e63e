import * as z from "zod";
import type { Fact } from "../../events/fact.ts";
import { role } from "../domain/access/actor.ts";
import { droppingUnknown } from "../domain/structure.ts";
import { instant } from "../domain/time/civil-date.ts";
import { seal } from "../domain/trail/chain.ts";
import { type ReadingData, readingData, readingNames } from "../domain/trail/reading.ts";
import type { SealedEntry } from "../store/trails.ts";
import { historyEntry, toHistoryEntry } from "./history-view.ts";

/** Who read what of a file, and when (R-RGPD-3). */
export const readingView = z
  .strictObject({
    id: z.string(),
    at: instant,
    /** What was read, in French. */
    label: z.string(),
    ...readingData.shape,
    by: z.strictObject({ role, name: z.string() }),
  })
  .meta({ id: "Reading" });

/** A reading as its readers see it. */
export function toReadingView({ id, at, actor, data }: Fact): z.input<typeof readingView> {
  const read: ReadingData = droppingUnknown(readingData).parse(data);
  return { id, at, label: readingNames[read.what], ...read, by: { role: actor.role, name: actor.name } };
}

/** An entry of a trail with its seal: a fact, a reading, or neither where it was removed. */
export const trailEntry = z
  .strictObject({ seal, fact: historyEntry.optional(), reading: readingView.optional() })
  .meta({ id: "TrailEntry" });

/** A sealed entry as its readers see it. */
export function toTrailEntry({ seal: sealed, recorded }: SealedEntry): z.input<typeof trailEntry> {
  if (recorded === undefined) return { seal: sealed };
  return sealed.kind === "fact"
    ? { seal: sealed, fact: toHistoryEntry(recorded) }
    : { seal: sealed, reading: toReadingView(recorded) };
}
