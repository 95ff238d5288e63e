import type { Route } from "playwright-core";
import { expect } from "vitest";
import { type Addressed, type ColdPage, isOfPage } from "./cold-pages.ts";
import { noPage } from "./space-pages.ts";

/** Answers that the API gives where it fails, or refuses, as it tells problems. */
export const problem =
  (status: number, type: string, title: string, detail = "Voici pourquoi.") =>
  (route: Route) =>
    route.fulfill({
      status,
      contentType: "application/problem+json",
      headers: { "apigw-requestid": "essai-1" },
      body: JSON.stringify({ type: `urn:problem:cqp:${type}`, title, status, detail }),
    });

/** Looks at a state of a page, where none of its name was looked at; gives what is wrong with its access. */
export type Look = (state: string) => Promise<string[]>;

/** What an address asks for, without what differs from one walk to the next. */
export const nameOf = (url: string): string =>
  decodeURIComponent(url)
    .replace(/^.*\/v1(?=\/)/, "")
    .replaceAll(/[a-z]{3,4}_[0-9A-Z]{20,}/g, "$")
    .replaceAll(/\d{4}-\d\d(?:-\d\d)?/g, "$");

/**
 * Comes to each page as its reader finds it, then again with each of its requests failing alone; gives what it found wrong: a page
 * that says nothing, that waits for ever, that offers no other try, or whose other try is none. `seen` hears of each page.
 */
export async function walkParts(
  cold: ColdPage,
  pages: readonly Addressed[],
  seen: (address: string) => void,
  look: Look,
): Promise<string[]> {
  const { page } = cold;
  const faults: string[] = [];
  const aside = page.getByRole("alert", { name: "Ce qui n’a pas pu être lu" });
  const alerts = page.locator("main").getByRole("alert");
  const hasCome = () =>
    expect
      .poll(() => page.locator("main .coming").count(), { timeout: 3_000 })
      .toBe(0)
      .then(
        () => true,
        () => false,
      );
  for (const { address, path } of pages) {
    const heading = await cold.comeTo(path);
    if (heading === noPage) continue;
    seen(address);
    if (heading === "") faults.push(`${address}: no heading`);
    for (const told of await alerts.allInnerTexts()) faults.push(`${address}: without a failure, ${told}`);
    if (!(await hasCome())) faults.push(`${address}: waits for ever`);
    for (const [rank, failing] of cold.asked.entries()) {
      const name = `${address} without ${nameOf(failing)}`;
      // A failure and a refusal by turns: both are told by the same piece.
      const [answer, says] =
        rank % 2 === 0
          ? [problem(500, "unexpected", "Erreur inattendue"), "Erreur inattendue"]
          : [problem(403, "forbidden", "Accès refusé"), "Accès refusé"];
      let isFailing = true;
      await page.route(
        (url) => url.href === failing,
        (route) => (isFailing && isOfPage(route.request().url()) ? answer(route) : route.continue()),
      );
      await cold.comeTo(path);
      const told = alerts.filter({ hasText: says });
      if ((await told.count()) === 0) faults.push(`${name}: is silent`);
      else {
        if (!(await hasCome())) faults.push(`${name}: waits for ever`);
        if ((await aside.count()) > 0) faults.push(...(await look("a-failed-part")));
        isFailing = false;
        const again = told.first().getByRole("button", { name: "Réessayer" });
        if ((await again.count()) === 0) faults.push(`${name}: can’t be tried again`);
        else {
          await again.first().click();
          await cold.settled();
          await expect
            .poll(() => alerts.count(), { timeout: 3_000 })
            .toBe(0)
            .catch(() => faults.push(`${name}: stays failed`));
        }
      }
      await page.unrouteAll({ behavior: "ignoreErrors" });
    }
  }
  return faults;
}
