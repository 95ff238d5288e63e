import type { TestProject } from "vitest/node";
import { unpackBrowser } from "./chromium.ts";
import { keptTemplate } from "./kept-template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the synthesised template. */
    assembly: string;
  }
}

/** What the projects of one run share: each loads this file anew, in the same process. */
const shared: { cqpAssembly?: Promise<string> } = globalThis as object;

/**
 * For tests of the system, before any worker begins: the template that they run or read, once for all projects, and the
 * browser, which two that unpack it at once would break.
 */
export default async function beforeAllTests(project: TestProject): Promise<void> {
  shared.cqpAssembly ??= keptTemplate();
  const [assembly] = await Promise.all([shared.cqpAssembly, unpackBrowser()]);
  project.provide("assembly", assembly);
}
