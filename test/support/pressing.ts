import type { Locator, Page } from "playwright-core";
import { choose } from "./chromium.ts";

/** Goes to another page of the space, as a link there would, and waits until it is drawn. */
export async function goTo(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.evaluate(
    `history.pushState(null, "", ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent("popstate"))`,
  );
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** Presses an act of a page, writes what its dialog asks for, confirms, and waits until it tells that it is done. */
export async function press(within: Page | Locator, { act, fill, confirm = act, done }: Act): Promise<void> {
  const page = "page" in within ? within.page() : within;
  await within.getByRole("button", { name: act }).first().click();
  if (fill !== undefined || confirm !== act) {
    const dialog = page.getByRole("dialog");
    await fill?.(dialog);
    await dialog.getByRole("button", { name: confirm }).click();
  }
  try {
    await page.getByRole("status").filter({ hasText: done }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  } catch (cause) {
    const shown = await page.getByRole("dialog").or(page.getByRole("status")).allInnerTexts();
    throw new Error(`« ${done} » is not told; the page says: ${shown.join(" | ")}`, { cause });
  }
}

/** An act, as its page names it. */
export interface Act {
  /** What its button says. */
  act: string | RegExp;
  /** Writes what its dialog asks for; none where it is done at once. */
  fill?: (dialog: Locator) => Promise<unknown>;
  /** What the button in the dialog says, where it is more. */
  confirm?: string | RegExp;
  /** What is told once it is done. */
  done: string;
}

/** Writes texts in the fields of a form, by their labels. */
export async function write(form: Locator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await form.getByLabel(label).first().fill(text);
}

/** Writes a day in a field, digit by digit as a hand does. */
export async function writeDay(form: Locator, label: string, day: string): Promise<void> {
  await form.getByRole("spinbutton", { name: `jour, ${label}` }).click();
  await form.page().keyboard.type(day.split("-").toReversed().join(""));
}

/** Finds a party as one types, and takes it. */
export async function find(form: Locator, label: string, typed: string, name: string): Promise<void> {
  await form.getByRole("combobox", { name: label }).fill(typed);
  await form.page().getByRole("option", { name }).click();
}

/** Grants extra time in its form, by a document that was shown. */
export async function writeExtraTime(form: Locator): Promise<void> {
  await write(form, {
    "Minutes de plus pour la présentation": "7",
    "Minutes de plus pour l’entretien": "3",
  });
  await choose(form, "un document présenté");
}
