import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { codeFor } from "../../../demo/acceptance.ts";
import { pdf } from "../../../demo/files.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount, typeDay } from "../../support/chromium.ts";
import type { World } from "./world.ts";

/** What a company does in the space. */
export function companyAtWork({ stack, open, stage }: World): void {
  let page: Page;
  let trainee: Page;
  let fileId = "";
  const email = "david@candidats.example.org";

  beforeAll(async () => {
    page = await open();
    await page.goto(`${stack().urls.space}/enrolments/new`);
    await takeAccount(page, /Marie/);
  });

  const press = (within: Page | Locator, name: string) =>
    within.getByRole("button", { name, exact: true }).click();
  async function look(name: string): Promise<void> {
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, name);
  }
  const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

  describe("a company enrols an employee", () => {
    it("is told what is missing, then led to the file", async () => {
      await heading("Inscrire un salarié");
      await look("enrol");
      await choose(page, /relation à distance/);
      await page.getByLabel("Nom de naissance", { exact: true }).fill("Exemple");
      await page.getByLabel("Prénoms, dans l’ordre de l’état civil").fill("David");
      await choose(page, "masculin");
      await page.getByLabel("Adresse électronique").fill(email);
      await choose(page, "en poste");
      await choose(page, /Lyon/);
      await press(page, "Inscrire");
      await page.getByRole("alert").waitFor();
      await keepLooks(page, "enrol-refused");
      await typeDay(page, /^jour/i, "1985-04-12");
      await choose(page, "en France");
      await page.getByLabel(/^Commune/).fill("Lyon 3e Arrondissement");
      await page.getByLabel(/INSEE/).fill("69383");
      await press(page, "Inscrire");
      await heading("David Exemple");
      fileId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      await look("company-draft");
    });

    it("holds the interview, and proposes the path that it calls for (R-TRN-6)", async () => {
      await page.getByRole("link", { name: "Tenir l’entretien" }).click();
      await heading("Entretien d’accueil de David Exemple");
      await typeDay(page, /^jour/i, stage().today);
      await page.getByLabel("Nom de la personne").fill("Rachel Exemple");
      await page.getByLabel("Fonction de la personne").fill("Responsable");
      const groups = await page.getByRole("radiogroup", { name: /^\d\./ }).all();
      for (const [rank, group] of groups.entries())
        await choose(group, rank === 0 ? "Pas du tout" : "Totalement");
      await page.getByLabel(/^Conclusion/).fill("Une formation est utile sur un domaine.");
      await press(page, "Enregistrer l’entretien");
      await heading("David Exemple");
      await page.getByRole("link", { name: "Définir le parcours" }).click();
      await heading("Parcours de David Exemple");
      await press(page, "Ajouter : Modules de la formation");
      await page.getByLabel("Code du module").fill("M1");
      await page.getByLabel("Intitulé du module").fill("Accueillir à distance");
      await page.getByLabel("Nombre d’heures").fill("40");
      await choose(page, /^1\./);
      await choose(page, /Lyon/);
      await typeDay(page, /^jour, Premier jour/i, stage().today);
      await typeDay(page, /^jour, Dernier jour/i, stage().today);
      await look("company-path");
      await press(page, "Enregistrer le parcours");
      await page.getByText("1\u00a0module, 40\u00a0heures").waitFor();
    });

    it("deposits what the enrolment asks for (R-TRN-1)", async () => {
      await page.getByRole("link", { name: "Déposer les pièces" }).click();
      await heading("Pièces de l’inscription");
      await page.getByText("Déposez la copie du parcours individualisé.").waitFor();
      const chooser = page.waitForEvent("filechooser");
      await press(page, "Choisir des fichiers");
      const buffer = Buffer.from(await pdf("Parcours individualisé"));
      await (await chooser).setFiles([{ name: "parcours.pdf", mimeType: "", buffer }]);
      await page.getByRole("listitem").filter({ hasText: "parcours" }).getByText("acceptée").waitFor();
      await look("company-documents");
      await page.getByRole("link", { name: "Le dossier" }).click();
      await page.getByText("1\u00a0pièce acceptée").waitFor();
    });

    it("waits for the employee, who accepts by the code that they were sent (R-PER-3)", async () => {
      trainee = await open();
      await trainee.goto(`${stack().urls.space}/files/${fileId}/acceptance`);
      await takeAccount(trainee, /David/);
      await trainee.getByRole("heading", { level: 1, name: "Répondre à votre entreprise" }).waitFor();
      await trainee.getByLabel("Code reçu par courriel").fill(await codeFor(stack().urls.mail, fileId));
      await typeDay(trainee, /^jour/i, "1985-04-12");
      expect(await faultsOfAccess(trainee)).toEqual([]);
      await keepLooks(trainee, "candidate-acceptance");
      await press(trainee, "Accepter l’inscription");
      await trainee.getByRole("heading", { level: 1, name: /^Bonjour David/ }).waitFor();
      await page.reload();
      await press(page, "Enregistrer l’inscription");
      await press(page.getByRole("dialog"), "Enregistrer l’inscription");
      await page
        .getByText(/^Inscrit/i)
        .first()
        .waitFor();
    });

    it("names who evaluates, and sees how far the training is", async () => {
      await press(page, "Désigner les évaluateurs");
      const dialog = page.getByRole("dialog");
      for (const [rank, [role, name, address]] of [
        ["responsable hiérarchique", "Rachel Exemple", "responsable@mutuelle.example.org"],
        ["tuteur", "Thomas Exemple", "tuteur@mutuelle.example.org"],
      ].entries()) {
        await press(dialog, "Ajouter : Évaluateurs du candidat");
        const one = dialog.getByRole("group", { name: `Évaluateurs du candidat, ${rank + 1}` });
        await choose(one, role ?? "");
        await one.getByLabel("Nom de l’évaluateur").fill(name ?? "");
        await one.getByLabel("Adresse de l’évaluateur").fill(address ?? "");
      }
      await press(dialog, "Désigner les évaluateurs");
      await page.getByText(/Rachel Exemple, responsable hiérarchique/).waitFor();
      const along = page.getByRole("region", { name: "Où en est la formation" });
      await along.getByText(/^0\smodule évalué sur 1/).waitFor();
      await look("company-file");
      await page.getByRole("link", { name: "Salariés" }).click();
      await heading("Salariés");
      const employee = page.getByRole("link", { name: /^David Exemple/ }).first();
      await employee.getByText(/^Inscription le/).waitFor();
      await employee.getByText(/avant la fin du/).waitFor();
      await employee.getByText(/^0\smodule évalué sur 1$/).waitFor();
      await look("company-files");
    });

    it("the employee sees their training, and describes what they do (R-TRN-10)", async () => {
      await trainee.reload();
      const training = trainee.getByRole("region", { name: "Votre formation" });
      await training.getByText("Accueillir à distance").waitFor();
      await training.getByText("Thomas Exemple").waitFor();
      expect(await faultsOfAccess(trainee)).toEqual([]);
      await keepLooks(trainee, "candidate-training");
      await trainee.getByRole("link", { name: /^Décrire/ }).click();
      await trainee.getByLabel("Ce que vous faites en entreprise").fill("Je réponds aux adhérents.");
      expect(await faultsOfAccess(trainee)).toEqual([]);
      await keepLooks(trainee, "candidate-activities");
      await press(trainee, "Enregistrer");
      await training.getByText("fait", { exact: true }).waitFor();
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
      await page.goto(`${stack().urls.space}/account/reminders`);
      await choose(page, /^le seul récapitulatif/);
      await page.getByRole("status").getByText("Enregistré.").waitFor();
      await look("reminders");
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
    const give = async (text: string) => {
      const chooser = page.waitForEvent("filechooser");
      await press(page, "Choisir le fichier");
      const buffer = Buffer.from(text);
      await (await chooser).setFiles([{ name: "salariés.csv", mimeType: "text/csv", buffer }]);
    };

    it("shows its faults on its lines before anything is written, then is recorded", async () => {
      await page.getByRole("link", { name: "Importer une liste" }).click();
      await heading("Importer une liste de salariés");
      await page.getByText("Les codes des centres et des CQP").click();
      await page.getByText("ctr_demo_lyon").first().waitFor();
      const template = await fetch(`${stack().urls.space}/api/v1/imports/enrolments/template`);
      const filled = (await template.text()).replace("ctr_exemple", "ctr_demo_lyon").trimEnd();
      const [head = "", line = ""] = filled.split("\n");
      await give(`${filled}\n${line.replace("17/05/1990", "31/02/1990").replace("elodie", "autre")}\n`);
      await page.getByText("1\u00a0ligne prête").first().waitFor();
      await page
        .getByRole("table")
        .getByText(/Date de naissance\s: une date est attendue/)
        .waitFor();
      await look("import");
      await give(`${head}\n${line}\n`);
      await page.getByText("0 à corriger").waitFor();
      await press(page, "Inscrire 1\u00a0salarié");
      await page.getByRole("link", { name: "Ouvrir le brouillon" }).click();
      await heading("Élodie Exemple");
    });
  });
}
