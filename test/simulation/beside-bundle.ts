import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { basename, join } from "node:path";

/** Lets code that runs from its sources read the files that lie beside its bundle, in the folder of the template's code. */
export function readBesideBundle(folder: string): void {
  const read = fs.readFile as (path: string | URL, options?: unknown) => Promise<unknown>;
  fs.readFile = ((path: string | URL, options?: unknown) => {
    const beside = path instanceof URL ? join(folder, basename(path.pathname)) : undefined;
    return read(beside !== undefined && existsSync(beside) ? beside : path, options);
  }) as typeof fs.readFile;
  syncBuiltinESMExports();
}
