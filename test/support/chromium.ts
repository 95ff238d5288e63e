import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium as engine } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

/** Where the browser is once it is unpacked; once for all workers, before they begin. */
export async function unpackBrowser(): Promise<string> {
  // Its package takes this name for a machine without the browser's libraries, and brings them.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const path = await chromium.executablePath();
  if (!existsSync(path)) throw new Error(`the browser was not unpacked to ${path}`);
  return path;
}

/** A browser for the tests of one file, and a way to open a person's own window in it. */
export function useBrowser(): () => Promise<BrowserContext> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await engine.launch({ executablePath: await unpackBrowser(), args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());
  return () => browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
}
