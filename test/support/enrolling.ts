import type { Page } from "playwright-core";
import { choose, typeDay } from "./chromium.ts";

/** Answers the questions of a VAE enrolment up to where they are reached: which certification, who Léa Exemple is, when and where born. */
export async function enrolAsLea(page: Page): Promise<void> {
  const next = () => page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("link", { name: "S’inscrire par la VAE" }).click();
  await page.getByRole("link", { name: "Commencer" }).click();
  await choose(page, "Conseiller(ère) mutualiste individuels");
  await next();
  await page.getByRole("textbox", { name: /^Prénoms/ }).fill("Léa");
  await page.getByRole("textbox", { name: /^Nom de naissance/ }).fill("Exemple");
  await choose(page, "féminin");
  await next();
  await typeDay(page, /^jour/i, "1988-02-29");
  await choose(page, "en France");
  await page.getByRole("textbox", { name: /^Commune/ }).fill("Lyon");
  await page.getByRole("textbox", { name: /INSEE/ }).fill("69123");
  await next();
}
