import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, chromium as engine, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

/** Unpacks the browser that its npm package brings, unless it is; gives its path. */
export async function unpackBrowser(): Promise<string> {
  // For this name, the package brings the browser's libraries too.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const path = await chromium.executablePath();
  await letFontsBeFound(dirname(path));
  return path;
}

/** Its package looks for its fonts in `/tmp`, wherever it unpacked them; without one, the browser ends at a sign that it lacks. */
async function letFontsBeFound(folder: string): Promise<void> {
  const file = join(folder, "fonts", "fonts.conf");
  const configuration = await readFile(file, "utf8");
  const usual = ">/tmp/fonts<";
  const found = configuration.replace(usual, `>${join(folder, "fonts")}<`);
  if (found !== configuration) await writeFile(file, found);
}

/** A browser for the tests of one file; gives pages, each in a session of its own, in which nothing may fail. */
export function useBrowser(): () => Promise<Page> {
  let browser: Browser | undefined;
  const faults: string[] = [];
  beforeAll(async () => {
    // Not with the arguments of its package: they end the browser with a page, and switch CORS off. Without a graphics card,
    // a process that plays one takes a quarter of the browser's time.
    const args = ["--no-sandbox", "--disable-gpu", "--in-process-gpu"];
    const start = async () => engine.launch({ executablePath: await unpackBrowser(), args });
    // About one start in a thousand is ended by a signal in the C library, before any page: it is no fault of ours.
    browser = await start().catch(start);
  });
  afterAll(async () => {
    // Where no browser started, what else the file uses is still stopped.
    await browser?.close();
    expect(faults).toEqual([]);
  });
  return async () => {
    if (browser === undefined) throw new Error("no browser has started");
    const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      // A refusal of the API is one of its answers: what a page makes of it is for the test to say.
      const isAnswer = message.text().startsWith("Failed to load resource");
      // The second engine says aloud which of its own rules break, as several do on what React Aria keeps in a template.
      const isOfEngine = message.text().startsWith("RULE EXCEPTION");
      if (message.type() === "error" && !isAnswer && !isOfEngine) faults.push(message.text());
    });
    return page;
  };
}

let axeSource: string | undefined;

/**
 * What axe finds in a page against WCAG 2.2 AA and its own good practices, rule by rule; where `ACCESS_ENGINES=2` asks for a
 * second opinion (`npm run test:access`), what the engine of IBM's checker is sure of too.
 */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  const second = process.env["ACCESS_ENGINES"] === "2" ? await faultsOfSecondEngine(page) : [];
  return [...(await faultsOfAxe(page)), ...second];
}

/** What the second engine is sure of and is no fault, by what its findings have in common, with the reason. */
const setAside: Readonly<Record<string, string>> = {
  "data-live-announcer":
    "what React Aria says aloud and takes away again names what is no more, by its making",
  "has a duplicate name to another group": "each is in a group that is named by its rank: « Modules, 2 »",
};

/** What it finds behind an open dialog, where the page is inert, is met by no one: that nothing there takes focus is as it should be. */
async function faultsOfSecondEngine(page: Page): Promise<string[]> {
  if ((await page.evaluate("typeof ace")) === "undefined") {
    const file = createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js");
    await page.evaluate(readFileSync(file, "utf8"));
  }
  return page.evaluate(`new ace.Checker().check(document, ["WCAG_2_2"]).then(({ results }) =>
    results
      .filter(({ value: [kind, found] }) => kind === "VIOLATION" && found === "FAIL")
      .filter(({ node }) => !node?.parentElement?.closest("[inert]"))
      .map(({ ruleId, message, snippet }) => ruleId + ": " + message + " " + snippet)
      .filter((told) => !${JSON.stringify(Object.keys(setAside))}.some((one) => told.includes(one))))`);
}

async function faultsOfAxe(page: Page): Promise<string[]> {
  // What is on its way in has not its own colours yet.
  await page.evaluate(
    "Promise.allSettled(document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime)).map((one) => one.finished))",
  );
  // Told to run by the browser's own tools: the page's policy lets no script in. Once for all that one goes to in it.
  if ((await page.evaluate("typeof axe")) === "undefined") {
    axeSource ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(axeSource);
  }
  const { violations }: AxeResults = await page.evaluate(
    // What React Aria says aloud and takes away again names what is no more, by its making. What breaks no rule is not told in
    // full, and no style sheet read anew for a rule that is not among these: both take half of the time.
    "axe.run({ exclude: ['[data-live-announcer]'] }, { resultTypes: ['violations'], preload: { assets: ['media'] } })",
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
}

/**
 * Keeps how a page looks on a telephone and on a wide screen, or at other widths, in `dist/pages`, to be leafed through; on
 * the narrowest screen, which is a wide one at four times its size, nothing may have to be scrolled sideways (WCAG 1.4.10).
 */
export async function keepLooks(page: Page, name: string, widths = [390, 1280]): Promise<void> {
  await page.setViewportSize({ width: 320, height: 256 });
  // What is open over the page takes its new place a moment later.
  await expect.poll(() => page.evaluate(widerThanScreen), { message: name }).toEqual([]);
  // What is open over a page is as large as its window.
  const fullPage = (await page.getByRole("dialog").count()) === 0;
  const drawn = process.env["LOOKS"] === "all" ? allWidths : widths;
  for (const width of keepsPictures ? drawn : widths.slice(-1)) {
    await page.setViewportSize({ width, height: 800 });
    if (keepsPictures) await page.screenshot({ path: join(looks, `${name}-${width}.png`), fullPage });
  }
}

/** In CSS pixels: a small telephone, a telephone, a tablet held upright, a desk. */
const allWidths = [320, 390, 768, 1280];

/** Pictures take a sixth of the pages' time: the run of all tests takes none; `npm run looks` does, and that of one file. */
const keepsPictures = process.env["LOOKS"] !== "none";

/** Keeps how a page is printed: its content on the width of a sheet, and none of what one presses or goes elsewhere by. */
export async function keepPrinted(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  // An A4 sheet between its margins, in CSS pixels.
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await expect.poll(() => page.evaluate(widerThanScreen), { message: name }).toEqual([]);
  // The passages of a jury are its schedule too.
  const elsewhere = page.getByRole("navigation").and(page.locator(":not(.passages)"));
  expect(await page.getByRole("button").or(elsewhere).count(), name).toBe(0);
  if (keepsPictures) await page.screenshot({ path: join(looks, `${name}-print.png`), fullPage: true });
  await page.emulateMedia({ media: null });
  if (size !== null) await page.setViewportSize(size);
}

/** What makes a page wider than its window, asked in the page; what scrolls by itself, as a wide table does, may be wide. */
const widerThanScreen = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const scrolls = ({ parentElement }) =>
    parentElement !== null && (getComputedStyle(parentElement).overflowX !== "visible" || scrolls(parentElement));
  const wide = (element) => element.getBoundingClientRect().right > clientWidth && !scrolls(element);
  return scrollWidth <= clientWidth
    ? []
    : [...document.body.querySelectorAll("*")].filter(wide).map(({ outerHTML }) => outerHTML.slice(0, 200));
})()`;

const looks = join(import.meta.dirname, "..", "..", "dist", "pages");

/** Signs in on the pages of the local issuer, where a page of the space led, as a demonstration account; with its second factor where it takes one. */
export async function takeAccount(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.getByRole("row", { name }).getByRole("button").click();
  const second = page.getByText("Code de ce compte d’essai");
  const signedIn = page.getByRole("button", { name: "Se déconnecter" });
  await second.or(signedIn).first().waitFor();
  if (!(await second.isVisible())) return;
  const code = /\d{6}/.exec((await second.textContent()) ?? "")?.[0] ?? "";
  await page.getByLabel("Code de l’application").fill(code);
  await page.getByRole("button", { name: "Valider" }).click();
  await signedIn.waitFor();
}

/** Chooses among radios or boxes as a hand does, which meets the label and not the control that it covers. */
export async function choose(within: Page | Locator, label: string | RegExp): Promise<void> {
  await within.locator("label").filter({ hasText: label }).click();
}

/** Types a day as one does in French: day, month, year. */
export async function typeDay(within: Page | Locator, label: RegExp, day: string): Promise<void> {
  await within.getByRole("spinbutton", { name: label }).first().click();
  const [year, month, date] = day.split("-");
  const page = "page" in within ? within.page() : within;
  await page.keyboard.type(`${date}${month}${year}`);
}
