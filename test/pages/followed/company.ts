import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { choose, faultsOfAccess, keepLooks, takeAccount } from "../../support/chromium.ts";
import type { World } from "./world.ts";

/** What a company does in the space. */
export function companyAtWork({ stack, open }: World): void {
  let page: Page;

  beforeAll(async () => {
    page = await open();
    await page.goto(`${stack().urls.space}/enrolments/new`);
    await takeAccount(page, /Marie/);
  });

  const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

  describe("a company enrols an employee", () => {
    it("chooses a centre among those that may be, then is led to the file", async () => {
      await heading("Inscrire un salarié");
      await keepLooks(page, "enrol");
      expect(await faultsOfAccess(page)).toEqual([]);
      await choose(page, /relation à distance/);
      await page.getByLabel("Nom de naissance", { exact: true }).fill("Exemple");
      await page.getByLabel("Prénoms, dans l’ordre de l’état civil").fill("Nora");
      await choose(page, "féminin");
      await page.getByLabel("Adresse électronique").fill("nora@candidats.example.org");
      await choose(page, "en poste");
      await choose(page, /Lyon/);
      await page.getByRole("button", { name: "Inscrire", exact: true }).click();
      await page.getByRole("alert").waitFor();
      await keepLooks(page, "enrol-refused");
    });
  });

  describe("a company's own pages", () => {
    it("tell who acts for it, how it is reminded, and what is due", async () => {
      await page.getByRole("link", { name: "Votre entreprise" }).click();
      await page.getByRole("heading", { level: 2, name: "Personnes" }).waitFor();
      await page.getByRole("heading", { level: 2, name: "Rappels" }).waitFor();
      await page.getByRole("heading", { level: 2, name: "Coordonnées" }).waitFor();
      // What is chosen, by its label.
      await page.getByRole("region", { name: "Rappels" }).getByText("chaque rappel").waitFor();
      expect(await faultsOfAccess(page)).toEqual([]);
      await keepLooks(page, "organisation");
      await page.getByRole("link", { name: "Échéances" }).click();
      await heading("Échéances");
      expect(await faultsOfAccess(page)).toEqual([]);
    });

    it("invite a person, who is listed at once", async () => {
      await page.getByRole("link", { name: "Votre entreprise" }).click();
      await page.getByRole("button", { name: "Inviter une personne" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Nom, tel qu’il est montré et imprimé").fill("Zoé Exemple");
      await dialog.getByLabel("Adresse électronique").fill("zoe@entreprise.example.org");
      await choose(dialog, "collaborateur");
      expect(await faultsOfAccess(page)).toEqual([]);
      await keepLooks(page, "invite");
      await dialog.getByRole("button", { name: "Inviter une personne" }).click();
      await page.getByRole("status").getByText("L’invitation est envoyée.").waitFor();
      await page.getByRole("listitem").filter({ hasText: "Zoé Exemple" }).waitFor();
    });
  });

  describe("a list of employees", () => {
    it("shows its faults on its lines before anything is written", async () => {
      await page.getByRole("link", { name: "Importer une liste" }).click();
      await heading("Importer une liste de salariés");
      const template = await fetch(`${stack().urls.space}/api/v1/imports/enrolments/template`);
      const [head = ""] = (await template.text()).split("\n");
      const list = join(tmpdir(), "employees.csv");
      await writeFile(list, `${head}\nExemple;Nora\n`);
      await page.setInputFiles('input[type="file"]', list);
      await page.getByRole("table").waitFor();
      expect(await faultsOfAccess(page)).toEqual([]);
      await keepLooks(page, "import");
    });
  });
}
