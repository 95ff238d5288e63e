import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** A digest of files of ours, by patterns, and of the locked dependencies. */
export async function digestOf(patterns: string[]): Promise<string> {
  const root = join(import.meta.dirname, "..");
  const files = new Set(["package-lock.json"]);
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true, exclude: isInstalledOrMade }))
    if (entry.isFile()) files.add(relative(root, join(entry.parentPath, entry.name)));
  const digest = createHash("sha256");
  for (const file of [...files].sort()) digest.update(`${file}\n`).update(await readFile(join(root, file)));
  return digest.digest("hex");
}

const isInstalledOrMade = ({ name }: { name: string }) => name === "node_modules" || name === "dist";

/**
 * Makes a folder, unless it is there as it was made from what the digest names. Aside first, in the same depth: another
 * process may be making it too.
 */
export async function unlessMade(
  folder: string,
  digest: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const digestFile = `${folder}.sources.sha256`;
  const madeFrom = await readFile(digestFile, "utf8").catch(() => "");
  if (madeFrom === digest && existsSync(folder)) return;
  const [aside, before] = [`${folder}.${process.pid}.new`, `${folder}.${process.pid}.old`];
  await make(aside);
  // First what names it: one that is put in its place in part must not pass for the one before.
  await rm(digestFile, { force: true });
  await rename(folder, before).catch(() => undefined);
  await rename(aside, folder).catch((error) => {
    if (!existsSync(folder)) throw error;
  });
  for (const left of [aside, before]) await rm(left, { recursive: true, force: true });
  await writeFile(digestFile, digest);
}
