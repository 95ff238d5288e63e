import type { TestProject } from "vitest/node";
import { keptTemplate } from "./kept-template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the synthesised template. */
    assembly: string;
  }
}

/** What the projects of one run share: each loads this file anew, in the same process. */
const shared: { cqpAssembly?: Promise<string> } = globalThis as object;

/** Synthesises the template once for all the tests that run or read it, of all projects. */
export default async function synthesiseOnce(project: TestProject): Promise<void> {
  shared.cqpAssembly ??= keptTemplate();
  project.provide("assembly", await shared.cqpAssembly);
}
