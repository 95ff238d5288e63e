import * as z from "zod";
import { readKept, writeKept } from "../data/kept-file.ts";

const kept = z.object({ offsetMilliseconds: z.int().nonnegative() });

/** The time of a local stack: the machine's, or later. */
export interface LocalClock {
  now(): Date;
  /** Milliseconds by which it is ahead of the machine's. */
  offset(): number;
  /** Moves it to an instant. @throws RangeError for the past: what happened can't be made not to have happened. */
  moveTo(instant: Date): Promise<void>;
}

/** The clock kept in `file`: a second start finds the time where the first left it. @throws UnreadableFile */
export function openClock(file: string, machineNow: () => Date = () => new Date()): LocalClock {
  let offset = readKept(file, kept)?.offsetMilliseconds ?? 0;
  const now = () => new Date(machineNow().getTime() + offset);
  return {
    now,
    offset: () => offset,
    async moveTo(instant) {
      const ahead = instant.getTime() - now().getTime();
      if (!(ahead >= 0)) throw new RangeError("a clock does not go back");
      offset += ahead;
      writeKept(file, { offsetMilliseconds: offset });
    },
  };
}
