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

/** Synthesises the template once for all the tests that run or read it. */
export default async function synthesiseOnce(project: TestProject): Promise<() => Promise<void>> {
  // As deep in the checkout as `cdk.out`: the maps of its modules lead to the sources, where breakpoints are set.
  const assembly = await mkdtemp(join(import.meta.dirname, "..", "..", "cdk.out-"));
  (await createApp(assembly)).synth();
  project.provide("assembly", assembly);
  return () => rm(assembly, { recursive: true, force: true });
}
