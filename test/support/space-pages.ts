import type { Page } from "playwright-core";
import { expect } from "vitest";
import { addressesOfPages } from "../../docs/places.ts";

/** What stands in the addresses of pages, by its name: `{ fileId: "…" }`. */
export type Places = Readonly<Record<string, string>>;

/** The title that an address has which leads to no page, for its reader at least. */
export const noPage = "Cette page n’existe pas";

/** Each page of the space at `places`. @throws Error where an address has a part that no place is named for */
export async function everyPageAt(places: Places): Promise<string[]> {
  const addresses = await addressesOfPages();
  return addresses.map((address) =>
    address.replaceAll(/\$(\w+)/g, (_, name: string) => {
      const place = places[name];
      if (place === undefined) throw new Error(`${address}: no place is given for ${name}`);
      return place;
    }),
  );
}

/** Goes to an address as a link does; what was shown before is marked, and is no more when this returns. */
export async function comeTo(page: Page, path: string): Promise<void> {
  // The parts of a session's page share what is around them, which would stay; so would the page that one is on.
  const { pathname } = new URL(page.url());
  if (pathname === path || (path.startsWith("/sessions/") && pathname.startsWith("/sessions/"))) {
    await comeTo(page, "/account");
    await shown(page);
  }
  await page.evaluate(`for (const shown of document.querySelectorAll("h1")) shown.dataset.before = "";
    history.pushState(null, "", ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent("popstate"))`);
}

/** Waits until the page that was come to shows its heading and waits for nothing; gives its heading. */
export async function shown(page: Page): Promise<string> {
  const heading = page.locator("h1:not([data-before])").first();
  await heading.waitFor();
  await expect.poll(() => page.locator(".coming").count(), { timeout: 15_000 }).toBe(0);
  return heading.innerText();
}
