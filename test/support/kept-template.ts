import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { glob, mkdtemp, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { digestOfTemplate } from "../../infra/bundle.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..", "..");

/** Milliseconds after which a template that no run has used is taken away, or what a killed run left of one. */
const keptUnused = 3_600_000;

/** The folder of the synthesised template, kept for the runs that come until something changes that it is made from. */
export async function keptTemplate(): Promise<string> {
  // As deep in the checkout as `cdk.out`: the maps of its modules lead to the sources, where breakpoints are set.
  const prefix = join(root, "cdk.out-");
  const digest = await digestOfTemplate();
  const kept = `${prefix}${digest.slice(0, 12)}`;
  const now = new Date();
  for await (const old of glob(`${prefix}*`))
    if (old !== kept && now.getTime() - (await stat(old)).mtimeMs > keptUnused)
      await rm(old, { recursive: true, force: true });
  if (!existsSync(kept)) {
    const made = await mkdtemp(prefix);
    // In a process of its own, as `npm start` does: the runner would keep the memory that it takes.
    await run(process.execPath, [join(root, "infra", "local", "template", "synthesise.ts"), made]);
    await rename(made, kept).catch(async (error) => {
      // Another run made it meanwhile.
      if (!existsSync(kept)) throw error;
      await rm(made, { recursive: true, force: true });
    });
  }
  await utimes(kept, now, now);
  return kept;
}
