import type { Page, Route } from "playwright-core";
import { expect } from "vitest";
import { problem } from "./walk-parts.ts";

/** What the API may say in the place of doing what it is asked, and what a page then says. */
const answers: readonly [name: string, answer: (route: Route) => unknown, says: RegExp][] = [
  ["409", problem(409, "wrong-state", "Déjà fait", "Un autre l’a déjà fait."), /Un autre l’a déjà fait/],
  [
    "412",
    problem(412, "stale", "Version dépassée", "Un autre l’a changé."),
    /a changé entre-temps|Un autre l’a changé/,
  ],
  ["500", problem(500, "unexpected", "Erreur inattendue"), /Erreur inattendue|Voici pourquoi/],
  ["no answer", (route) => route.abort("connectionreset"), /Pas de réponse|connexion a été coupée/],
];

/** An act, as a page offers it. */
export interface Unanswered {
  /** The address that it asks at, as Playwright matches it. */
  at: string;
  /** Presses what does it, once more each time. */
  press: () => Promise<unknown>;
  /** What its author typed or chose, which stays. */
  kept: () => Promise<unknown>;
  /** Looks at what is told. */
  look: (name: string) => Promise<void>;
}

/** Does an act while the API answers in each of the ways that it may fail; each is told, and takes nothing away. */
export async function unanswered(page: Page, { at, press, kept, look }: Unanswered): Promise<void> {
  const before = await kept();
  for (const [name, answer, says] of answers) {
    await page.route(at, (route) => (route.request().method() === "GET" ? route.continue() : answer(route)));
    await press();
    await page.getByRole("alert").filter({ hasText: says }).first().waitFor();
    expect(await kept(), name).toEqual(before);
    await look(name.replaceAll(" ", "-"));
    await page.unroute(at);
  }
}
