import { cp, mkdir, rm, writeFile } from "node:fs/promises";
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

/**
 * Bundles every function into a folder of its own, minified, with the files that it serves. One esbuild call for
 * all of them: CDK's NodejsFunction starts a process for each, twenty times slower over this many functions.
 */
export async function bundleFunctions(functions: readonly FoundFunction[]): Promise<void> {
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
