import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { signedInAs } from "../../../demo/invitations.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount } from "../../support/chromium.ts";
import type { World } from "./world.ts";

/** What an evaluator does in the space. */
export function evaluatorAtWork({ stack, open, stage, trainee }: World): void {
  const telephone = { width: 390, height: 800 };
  let fileId = "";
  let page: Page;

  beforeAll(async () => {
    const { people } = stage();
    fileId = trainee();
    const employee = await signedInAs(stack().urls, "david@candidats.example.org");
    await employee.call("PUT", `/files/${fileId}/activities`, { text: "J’accueille et je conseille." });
    await people.company.call("PUT", `/files/${fileId}/evaluators`, {
      evaluators: [
        { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
        { role: "tutor", name: "Thomas Exemple", email: "tuteur@mutuelle.example.org" },
      ],
    });
    page = await open();
    await page.setViewportSize(telephone);
    await page.goto(`${stack().urls.space}/files/${fileId}`);
    await takeAccount(page, /Thomas/);
  });

  async function looksWell(name: string): Promise<void> {
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, name);
    await page.setViewportSize(telephone);
  }

  describe("on a telephone", () => {
    it("is asked, and sees the candidate once they have accepted", async () => {
      await page.getByRole("heading", { level: 1, name: /^Évaluer Camille Exemple/ }).waitFor();
      await looksWell("evaluator-asked");
      await page.getByRole("button", { name: "Accepter" }).click();
      await page.getByRole("heading", { name: "Votre part d’évaluateur" }).waitFor();
      await looksWell("evaluator-file");
    });

    it("finds the candidate among those whom they evaluate, and the tutor’s guide at hand", async () => {
      await page
        .getByRole("link", { name: /Certifications/ })
        .first()
        .click();
      await page.getByRole("heading", { name: "Candidats que vous évaluez" }).waitFor();
      await looksWell("evaluator-files");
      await page.getByRole("link", { name: /Camille Exemple/ }).click();
      const guide = await page.getByRole("link", { name: /Guide du tuteur/ }).getAttribute("href");
      const answer = await fetch(new URL(guide ?? "", stack().urls.space));
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("tuteur")]);
    });

    it("notes the progress that was reviewed half-way", async () => {
      await page.getByRole("button", { name: "Enregistrer un point" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("spinbutton", { name: /^jour/i }).click();
      await page.keyboard.type(stage().today.split("-").toReversed().join(""));
      await dialog.getByLabel("Constats du point d’étape").fill("À l’aise avec les adhérents.");
      await dialog.getByRole("button", { name: "Ajouter" }).click();
      await dialog.getByRole("textbox", { name: "Objectif 1" }).fill("Mener un entretien seul.");
      await looksWell("evaluator-progress");
      await dialog.getByRole("button", { name: "Enregistrer un point" }).click();
      await dialog.waitFor({ state: "detached" });
      const { progressReviews } = await stage().people.oemm.call("GET", `/files/${fileId}`);
      expect(progressReviews).toMatchObject([
        {
          heldOn: stage().today,
          findings: "À l’aise avec les adhérents.",
          objectives: ["Mener un entretien seul."],
        },
      ]);
    });

    it("gives an opinion on each domain, of which a closed tab loses nothing", async () => {
      await page.getByRole("link", { name: "Donner votre avis" }).click();
      await page.getByRole("heading", { level: 1, name: "Votre avis" }).waitFor();
      await page
        .getByLabel(/Commentaire/)
        .first()
        .fill("Très à l’aise.");
      await looksWell("evaluator-opinion");
      await page.reload();
      await page.getByText("votre saisie a été reprise").waitFor();
      const comments = page.getByLabel(/Commentaire/);
      expect(await comments.first().inputValue()).toBe("Très à l’aise.");
      await page.getByRole("button", { name: "Donner cet avis" }).click();
      // By the title of the domain, which its code is for programs alone.
      await page
        .getByRole("alert")
        .getByText(/^Niveau de maîtrise \(1\. Analyser/)
        .waitFor();
      await looksWell("evaluator-refused");
      for (const comment of await comments.all()) await comment.fill("Vu au travail.");
      for (const group of await page.getByRole("radiogroup").all()) await choose(group, /^Maîtrisé$/);
      await page.getByRole("button", { name: "Donner cet avis" }).click();
      await page.getByText(/^Donné le/).waitFor();
      const { opinions } = await stage().people.oemm.call("GET", `/files/${fileId}`);
      expect(opinions).toMatchObject([{ role: "tutor", name: "Thomas Exemple" }]);
    });
  });
}
