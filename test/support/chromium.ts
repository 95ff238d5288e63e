import { type Browser, type BrowserContext, chromium as engine, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

/** Unpacks the browser that its npm package brings, unless it is; gives its path. */
export async function unpackBrowser(): Promise<string> {
  // For this name, the package brings the browser's libraries too.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

/** A window of a person's own browser, which reports what goes wrong in its pages. */
export interface Window {
  page: Page;
  /** What pages wrote as errors, or threw. */
  faults: string[];
}

/** A browser for the tests of one file; gives windows, each with a session of its own, in which no page may fail. */
export function useBrowser(): (options?: Parameters<Browser["newContext"]>[0]) => Promise<Window> {
  let browser: Browser;
  const opened: { context: BrowserContext; faults: string[] }[] = [];
  beforeAll(async () => {
    // Not with the arguments of its package: they end the browser with a page, and switch CORS off.
    browser = await engine.launch({ executablePath: await unpackBrowser(), args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser.close();
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  });
  return async (options) => {
    const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", ...options });
    const faults: string[] = [];
    opened.push({ context, faults });
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    return { page, faults };
  };
}
