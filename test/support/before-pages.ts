import type { TestProject } from "vitest/node";
import { unpackBrowser } from "./chromium.ts";
import synthesiseOnce from "./synthesise-once.ts";

/** For tests in pages: the template and, beside it, the browser, before any worker begins: two that unpack it at once break it. */
export default async function beforePages(project: TestProject): Promise<void> {
  await Promise.all([synthesiseOnce(project), unpackBrowser()]);
}
