import { createHash } from "node:crypto";
import { cp, glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { openApiDescription } from "../shared/http/openapi.ts";
import type { FoundFunction } from "./discover.ts";

const output = join(import.meta.dirname, "..", "dist", "functions");
const dependencies = join(import.meta.dirname, "..", "node_modules");

/** The folder of a function's bundle. */
export function bundleFolder(name: string): string {
  return join(output, name.replace("/", "-"));
}

/** Names what the bundles in the output folder were made from. */
const digestFile = join(output, "sources.sha256");

/** A digest of everything that bundles are made from: sources, this file, and the locked dependencies. */
async function digestOfSources(): Promise<string> {
  const root = join(import.meta.dirname, "..");
  const sources = ["package-lock.json", "infra/bundle.ts"];
  for await (const path of glob("{functions,shared,events}/**/*.ts", { cwd: root })) sources.push(path);
  const digest = createHash("sha256");
  for (const path of sources.sort()) digest.update(`${path}\n`).update(await readFile(join(root, path)));
  return digest.digest("hex");
}

/**
 * Bundles every function into a folder of its own, minified, with the files that it serves; bundles made from the
 * same sources are kept. One esbuild call for all of them: CDK's NodejsFunction starts a process for each, twenty
 * times slower over this many functions.
 */
export async function bundleFunctions(functions: readonly FoundFunction[]): Promise<void> {
  const digest = await digestOfSources();
  if ((await readFile(digestFile, "utf8").catch(() => "")) === digest) return;
  await rm(output, { recursive: true, force: true });
  await build({
    entryPoints: Object.fromEntries(
      functions.map(({ name, entry }) => [`${name.replace("/", "-")}/index`, entry]),
    ),
    outdir: output,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    // Some dependencies are CommonJS inside: they ask for `require`, which an ES module does not have.
    banner: { js: 'import{createRequire as r}from"node:module";const require=r(import.meta.url);' },
    logLevel: "warning",
  });
  const routes = functions.flatMap(({ declared }) => (declared.kind === "route" ? [declared.route] : []));
  for (const { name, assets } of functions) {
    for (const asset of assets) await addAsset(asset, bundleFolder(name), routes);
  }
  await writeFile(digestFile, digest);
}

async function addAsset(
  asset: string,
  folder: string,
  routes: Parameters<typeof openApiDescription>[0],
): Promise<void> {
  const target = join(folder, asset.split("/").at(-1) ?? asset);
  await mkdir(dirname(target), { recursive: true });
  if (asset === "openapi.json") await writeFile(target, JSON.stringify(openApiDescription(routes)));
  else await cp(join(dependencies, asset), target);
}
