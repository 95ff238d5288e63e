import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { openClock } from "../clock/clock.ts";
import { type HeldData, lockData, lockFiles } from "./lock.ts";
import { checkRoom } from "./room.ts";
import { checkDatabase } from "./sound.ts";

/** Where a folder of data keeps what is checked before a start. */
export const dataFiles = {
  clock: "clock.json",
  table: "dynamodb.sqlite",
  queues: "queues",
  heldBack: "held-back.json",
};

/**
 * Holds a folder of data for this process alone, and reads through what must be sound in it; with `afresh`, takes away what it
 * holds first. It is done before all else: a stack that has begun fails later, and by parts.
 * @throws DataInUse UnreadableFile DiskFull
 */
export async function holdData(folder: string, { afresh = false } = {}): Promise<HeldData> {
  const held = lockData(folder);
  try {
    if (afresh) await clear(folder);
    await checkRoom(folder);
    openClock(join(folder, dataFiles.clock));
    checkDatabase(join(folder, dataFiles.table));
    checkDatabase(join(folder, dataFiles.queues, "fauxqs.db"));
    return held;
  } catch (error) {
    held.release();
    throw error;
  }
}

/** Takes away what a folder of data holds, but the lock on it. */
async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (!name.startsWith(lockFiles)) await rm(join(folder, name), { recursive: true, force: true });
}
