import type { Schedules } from "../schedules/schedules.ts";
import type { LocalClock } from "./clock.ts";

/** What a journey through time played. */
export interface Journey {
  from: Date;
  to: Date;
  /** Runs played, by the schedule's name. */
  runs: Readonly<Record<string, number>>;
}

/** A schedule with runs closer to each other than this is played once a day: between two, nothing would happen. */
const frequent = 20 * 3600 * 1000;
const day = 24 * 3600 * 1000;

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
    const coming = new Map(schedules.names.map((name) => [name, schedules.next(name, from)]));
    for (;;) {
      const [name, at] = earliest(coming);
      if (at === undefined || at > to) break;
      if (at > clock.now()) await clock.moveTo(at);
      tell(at, name);
      await schedules.run(name);
      await settled();
      runs[name] = (runs[name] ?? 0) + 1;
      coming.set(name, runAfter(schedules, name, at));
    }
    if (to > clock.now()) await clock.moveTo(to);
    return { from, to, runs };
  } finally {
    resume();
  }
}

function earliest(coming: ReadonlyMap<string, Date | undefined>): [name: string, at: Date | undefined] {
  return [...coming].reduce<[string, Date | undefined]>(
    (first, run) => (run[1] !== undefined && (first[1] === undefined || run[1] < first[1]) ? run : first),
    ["", undefined],
  );
}

function runAfter(schedules: Schedules, name: string, at: Date): Date | undefined {
  const next = schedules.next(name, at);
  const close = next !== undefined && next.getTime() - at.getTime() < frequent;
  return close ? schedules.next(name, new Date(at.getTime() + day - 1)) : next;
}
