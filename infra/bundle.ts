import { createHash } from "node:crypto";
import { cp, glob, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { openApiDescription } from "../shared/http/openapi.ts";
import type { FoundFunction } from "./discover.ts";
import { moduleOptions } from "./modules.ts";

/** The folder of the functions' code: a module for each function, and those that several of them share. */
export const bundlesFolder = join(import.meta.dirname, "..", "dist", "functions");
const dependencies = join(import.meta.dirname, "..", "node_modules");

/** Names what the bundles in the output folder were made from. */
const digestFile = `${bundlesFolder}.sources.sha256`;

/** A digest of everything that bundles are made from: sources, how they are built, and the locked dependencies. */
async function digestOfSources(): Promise<string> {
  const root = join(import.meta.dirname, "..");
  const sources = ["package-lock.json", "infra/bundle.ts", "infra/modules.ts"];
  for await (const path of glob("{functions,shared,events}/**/*.ts", { cwd: root })) sources.push(path);
  const digest = createHash("sha256");
  for (const path of sources.sort()) digest.update(`${path}\n`).update(await readFile(join(root, path)));
  return digest.digest("hex");
}

/**
 * Bundles every function into one folder, minified, with the files that some of them serve; bundles made from the same
 * sources are kept. What several functions need is a module of its own, so that each loads what it uses and no more.
 */
export async function bundleFunctions(functions: readonly FoundFunction[]): Promise<void> {
  const digest = await digestOfSources();
  if ((await readFile(digestFile, "utf8").catch(() => "")) === digest) return;
  // First what names them: a build that fails must not pass for the one before.
  for (const old of [digestFile, bundlesFolder]) await rm(old, { recursive: true, force: true });
  await build({ ...moduleOptions(functions), outdir: bundlesFolder, minify: true });
  await addAssets(functions, bundlesFolder);
  await writeFile(digestFile, digest);
}

/** Puts the files that functions serve beside their modules. */
export async function addAssets(functions: readonly FoundFunction[], folder: string): Promise<void> {
  const routes = functions.flatMap(({ declared }) => (declared.kind === "route" ? [declared.route] : []));
  for (const asset of new Set(functions.flatMap(({ assets }) => assets))) {
    const target = join(folder, asset.split("/").at(-1) ?? asset);
    if (asset === "openapi.json") await writeFile(target, JSON.stringify(openApiDescription(routes)));
    else await cp(join(dependencies, asset), target);
  }
}
