import { readdir, readFile } from "node:fs/promises";

/**
 * Bytes of memory that a process and all its descendants hold: Linux's proportional set size, which counts a page that
 * several of them share once.
 */
export async function memoryOfTree(root: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number)) {
    const parent = await statusOf(`/proc/${pid}/status`, "PPid");
    if (parent !== undefined) parents.set(pid, parent);
  }
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || belongs(parents.get(pid)));
  let kilobytes = 0;
  for (const pid of [...parents.keys()].filter(belongs))
    kilobytes += (await statusOf(`/proc/${pid}/smaps_rollup`, "Pss")) ?? 0;
  return kilobytes * 1024;
}

/** A number of a file of /proc; undefined for a process that ended meanwhile. */
async function statusOf(file: string, name: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const found = new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
