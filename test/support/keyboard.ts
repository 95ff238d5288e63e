import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Keys that are pressed, at most, before something is taken to be out of reach. */
const farAway = 150;

/** What the element with the focus is called, as a screen reader would say it. */
const focused = `(() => {
  const element = document.activeElement;
  const by = element?.getAttribute("aria-labelledby")?.split(" ") ?? [];
  const named = by.map((id) => document.getElementById(id)?.innerText).join(" ");
  return element?.getAttribute("aria-label") || named || element?.labels?.[0]?.innerText || element?.innerText || "";
})()`;

/** Presses Tab until what is called so has the focus. @throws where the keyboard doesn't get there */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < farAway; pressed++) {
    await page.keyboard.press("Tab");
    if (name.test(await page.evaluate<string>(focused))) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}

/** Reaches something with the keyboard, and presses it. */
export async function pressOn(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** Waits until what is called so has the focus, which widgets move once they are drawn anew. */
export async function hasFocus(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => page.evaluate<string>(focused), { timeout: 10_000 }).toMatch(name);
}
