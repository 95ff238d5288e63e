import type { Schedules } from "../schedules/schedules.ts";
import type { LocalClock } from "./clock.ts";

/** What a journey through time played. */
export interface Journey {
  from: Date;
  to: Date;
  /** Runs played, by the schedule's name. */
  runs: Readonly<Record<string, number>>;
}

/**
 * Moves the clock to an instant and plays, each at its own time, the scheduled runs between; all that a run brings
 * about is done before the next one starts. `tell` hears of each run before it.
 * @throws RangeError for an instant in the past; the error of a run that fails, the clock standing at its time.
 */
export async function travel(
  to: Date,
  through: { clock: LocalClock; schedules: Schedules; settled: () => Promise<void> },
  tell: (at: Date, run: string) => void = () => undefined,
): Promise<Journey> {
  const { clock, schedules, settled } = through;
  const from = clock.now();
  if (to < from) throw new RangeError("time does not go back");
  const runs: Record<string, number> = {};
  const resume = schedules.pause();
  try {
    await settled();
    for (let next = schedules.next(clock.now()); next !== undefined && next.at <= to; ) {
      if (next.at > clock.now()) await clock.moveTo(next.at);
      for (const name of next.names) {
        tell(next.at, name);
        await schedules.run(name);
        await settled();
        runs[name] = (runs[name] ?? 0) + 1;
      }
      next = schedules.next(next.at);
    }
    if (to > clock.now()) await clock.moveTo(to);
    return { from, to, runs };
  } finally {
    resume();
  }
}
