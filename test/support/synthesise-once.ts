import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createApp } from "../../infra/synthesise.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the synthesised template. */
    assembly: string;
  }
}

/** What the projects of one run share: each loads this file anew, in the same process. */
const run: { cqpAssembly?: Promise<string> } = globalThis as object;

async function synthesise(): Promise<string> {
  // As deep in the checkout as `cdk.out`: the maps of its modules lead to the sources, where breakpoints are set.
  const assembly = await mkdtemp(join(import.meta.dirname, "..", "..", "cdk.out-"));
  (await createApp(assembly)).synth();
  return assembly;
}

/** Synthesises the template once for all the tests of a run that run or read it, of all its projects. */
export default async function synthesiseOnce(project: TestProject): Promise<() => Promise<void>> {
  run.cqpAssembly ??= synthesise();
  const assembly = await run.cqpAssembly;
  project.provide("assembly", assembly);
  return () => rm(assembly, { recursive: true, force: true });
}
