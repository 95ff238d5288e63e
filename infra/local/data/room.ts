import { statfs } from "node:fs/promises";

/** Bytes that the disk must have free: what the embedded parts have open may grow by this between two looks. */
const leastRoom = 4 * 1024 * 1024;
/** Milliseconds between two looks. */
const lookEvery = 1000;

/** The disk of the data has no room left. */
export class DiskFull extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`no room is left for ${folder}`);
    this.name = "DiskFull";
    this.folder = folder;
  }
}

/** @throws DiskFull */
export async function checkRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastRoom) throw new DiskFull(folder);
}

/** Looks at the room that is left, and calls once there is none: the services would each fail in their own way, in silence. */
export function watchRoom(folder: string, whenFull: (error: DiskFull) => void): { stop(): void } {
  const timer = setInterval(() => {
    checkRoom(folder).catch((error: unknown) => {
      if (!(error instanceof DiskFull)) return;
      clearInterval(timer);
      whenFull(error);
    });
  }, lookEvery).unref();
  return { stop: () => clearInterval(timer) };
}
