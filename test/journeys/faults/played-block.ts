import { fork } from "node:child_process";
import { join } from "node:path";
import type { Figures } from "./play-schedule.ts";

/** Schedules that are played one after another on one stack. */
export interface Block {
  /** Folder of the synthesised template. */
  assembly: string;
  seeds: readonly number[];
}

/** What was played of a schedule; `processor`: milliseconds of all threads but the database's. */
export interface PlayedSchedule {
  seed: number;
  milliseconds: number;
  processor: number;
  wrong: readonly string[];
}

/** What a block gave. */
export interface PlayedBlock {
  wrong: readonly string[];
  figures: Omit<Figures, "faults"> & { faults: Readonly<Record<string, number>> };
}

/** What the process of a block tells: of a schedule that was played, or of all at its end. */
export type Told = PlayedSchedule | PlayedBlock;

/** Plays a block in a process of its own: the store of a process has one database. `tell` hears of each schedule. */
export function playBlock(block: Block, tell: (played: PlayedSchedule) => void): Promise<PlayedBlock> {
  const child = fork(join(import.meta.dirname, "one-block.ts"), [JSON.stringify(block)]);
  return new Promise((resolve, reject) => {
    let ended: PlayedBlock | undefined;
    child.on("message", (told: Told) => {
      if ("seed" in told) tell(told);
      else ended = told;
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      ended === undefined ? reject(new Error(`a block ended with ${code}`)) : resolve(ended),
    );
  });
}
