import type { FaultKind } from "./faults.ts";
import type { Played } from "./play.ts";

/** What of a run can be less. */
export interface Shrinkable {
  years: number;
  candidates: number;
  faults: readonly FaultKind[];
}

/** The years that are tried in place of others. */
const fewerYears = [0.25, 0.5, 1, 2, 4, 8, 16];

/**
 * The least of a failing run that still fails: fewer kinds of faults, fewer years, fewer candidates, one after the other, for as long
 * as one of them can go. `play` plays it; `tell` is told of each step.
 */
export async function shrink(
  failing: Shrinkable,
  play: (run: Shrinkable) => Promise<Played>,
  tell: (line: string) => void,
): Promise<Shrinkable> {
  let least = failing;
  const keepIfItFails = async (run: Shrinkable) => {
    const { faults } = await play(run);
    if (faults.length === 0) return false;
    least = run;
    tell(
      `${faults.length} faults with ${run.years} years, ${run.candidates} candidates, ${run.faults.join(", ")}`,
    );
    return true;
  };
  await keepIfItFails({ ...least, faults: [] });
  for (const kind of least.faults)
    await keepIfItFails({ ...least, faults: least.faults.filter((one) => one !== kind) });
  for (const years of fewerYears.filter((one) => one < failing.years))
    if (await keepIfItFails({ ...least, years })) break;
  while (
    least.candidates > 1 &&
    (await keepIfItFails({ ...least, candidates: Math.floor(least.candidates / 2) }))
  );
  return least;
}
