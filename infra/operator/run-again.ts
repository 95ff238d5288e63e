import { handler as deadlines } from "../../functions/deadlines/daily-run.ts";
import { handler as digests } from "../../functions/deadlines/weekly-digest.ts";
import { handler as retentions } from "../../functions/privacy/daily-run.ts";
import { handler as anchors } from "../../functions/trail/anchor.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import { loadWatermark, saveWatermark } from "../../shared/store/deadline-runs.ts";

/** The scheduled runs that can be played again, by the names that the command has for them: each finds what was not done. */
export const runs: Readonly<Record<string, () => Promise<void>>> = {
  deadlines,
  digests,
  retentions,
  anchors,
};

/**
 * Plays a run again, now. Of deadlines, from a day on where one is given, though it was found empty; one that comes after what
 * is still to be read changes nothing.
 */
export async function runAgain(name: string, from: CivilDate | undefined): Promise<void> {
  const run = runs[name];
  if (run === undefined) throw new Error(`there is no run ${name}`);
  if (name === "deadlines" && from !== undefined) {
    const mark = await loadWatermark();
    if (mark === undefined || from < mark) await saveWatermark(from);
  }
  await run();
}
