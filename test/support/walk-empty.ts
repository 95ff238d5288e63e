import type { Page } from "playwright-core";
import { type Addressed, type ColdPage, isOfPage } from "./cold-pages.ts";
import { noPage } from "./space-pages.ts";
import { type Look, nameOf } from "./walk-parts.ts";

/** Answers each list of the API with nothing in it; gives the names of those that were, and are since they were asked for last. */
export async function emptyLists(page: Page): Promise<() => string[]> {
  let emptied: string[] = [];
  await page.route("**/api/v1/**", async (route) => {
    const request = route.request();
    if (request.method() !== "GET" || !isOfPage(request.url())) return route.continue();
    const response = await route.fetch();
    const text = await response.text();
    const body: unknown = text.startsWith("{") ? JSON.parse(text) : undefined;
    if (typeof body !== "object" || body === null || !("items" in body)) return route.fulfill({ response });
    emptied.push(nameOf(request.url()));
    const { next: _, ...rest } = body as { next?: string; items: unknown };
    await route.fulfill({ response, json: { ...rest, items: [] } });
  });
  return () => {
    const since = emptied;
    emptied = [];
    return since;
  };
}

/** Lists with nothing in them; one that is told as it grows has to be there before. */
const bareLists = ["ul", "ol", "tbody", "dl"]
  .map((list) => `${list}:empty:not([aria-live], [hidden], details *)`)
  .join();

/** How French says that there is nothing. */
const nothing = /\b(?:aucune?|personne|rien|pas encore|tout est fait)\b/i;

/** Comes to each page where all lists are empty; gives those that don't say so, leave a list without a word, or no way on. */
export async function walkEmpty(cold: ColdPage, pages: readonly Addressed[], look: Look): Promise<string[]> {
  const { page } = cold;
  const emptied = await emptyLists(page);
  const faults: string[] = [];
  for (const { address, path } of pages) {
    emptied();
    if ((await cold.comeTo(path)) === noPage) continue;
    const lists = emptied();
    const main = page.locator("main");
    for (const told of await main.getByRole("alert").allInnerTexts()) faults.push(`${address}: ${told}`);
    const bare = await main.locator(bareLists).count();
    if (bare > 0) faults.push(`${address}: ${bare} lists with nothing and not a word`);
    if (lists.length === 0) continue;
    faults.push(...(await look(`nothing${address.replaceAll(/\W+/g, "-")}`)));
    const said = await main.innerText();
    if (!nothing.test(said)) faults.push(`${address}: does not say that ${lists} hold nothing: ${said}`);
    const ways = await main.getByRole("link").or(main.getByRole("button")).count();
    if (ways === 0 && !/recevrez|apparaîtr/.test(said)) faults.push(`${address}: no way on`);
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
  return faults;
}
