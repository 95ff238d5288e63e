import { basename, join } from "node:path";
import type { BuildOptions } from "esbuild";
import type { FoundFunction } from "./discover.ts";

/** The module of a function in the folder of the code, without its extension. */
export function moduleName(name: string): string {
  return name.replace("/", "-");
}

/** The programs of a function, by their names in the folder of the code. */
export function programEntries(programs: readonly string[]): Record<string, string> {
  return Object.fromEntries(programs.map((program) => [basename(program, ".ts"), join(root, program)]));
}

const root = join(import.meta.dirname, "..");

/**
 * How the modules of functions are built: one for each, and one for each set of functions that need the same code. The
 * map of each is beside it, without the sources: they would double what is deployed.
 */
export function moduleOptions(functions: readonly Pick<FoundFunction, "name" | "entry" | "programs">[]) {
  return {
    entryPoints: {
      ...Object.fromEntries(functions.map(({ name, entry }) => [moduleName(name), entry])),
      ...programEntries(functions.flatMap(({ programs }) => programs)),
    },
    inject: [join(root, "shared", "runtime", "traces.ts")],
    outExtension: { ".js": ".mjs" },
    chunkNames: "shared-[hash]",
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    // Some dependencies are CommonJS inside: they ask for `require`, which an ES module does not have.
    banner: {
      js: 'import{createRequire as requireHere}from"node:module";const require=requireHere(import.meta.url);',
    },
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "warning",
  } satisfies BuildOptions;
}
