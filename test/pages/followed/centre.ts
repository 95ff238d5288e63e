import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { upload } from "../../../demo/vae-story.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount } from "../../support/chromium.ts";
import { corpusFile } from "../../support/corpus.ts";
import type { World } from "./world.ts";

/** What a centre does in the space. */
export function centreAtWork({ stack, open, stage, trainee }: World): void {
  let fileId = "";
  let page: Page;

  beforeAll(async () => {
    const { otherCandidate } = stage().people;
    const { id } = await otherCandidate.call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      centreId: "ctr_demo_lyon",
      candidate: {
        civilStatus: civilStatusOf("Bruno", "Exemple"),
        email: "bruno@candidats.example.org",
        phone: "06 00 00 00 00",
      },
    });
    const photo = { fileName: "png-rgb.png", contentType: "image/png" };
    await upload(
      otherCandidate,
      id,
      { category: "position-proof", title: "Bulletins de paie", ...photo },
      corpusFile(photo.fileName),
    );
    fileId = id;
    await stack().settled();
    page = await open();
    await page.goto(stack().urls.space ?? "");
    await takeAccount(page, /Camille/);
  });

  const looksWell = async (name: string) => {
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, name, [390, 768, 1280]);
  };
  const title = (name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  /** The file, as the API tells it to the centre. */
  const told = (id = fileId) => stage().people.centre.call("GET", `/files/${id}`);
  /** Types a day as one does in French: day, month, year. */
  const typeDay = async (within: Page | Locator, label: string, day: string) => {
    await within.getByRole("spinbutton", { name: new RegExp(`^jour, ${label}`, "i") }).click();
    await page.keyboard.type(day.split("-").toReversed().join(""));
  };

  describe("R-VAE-3: the welcome interview", () => {
    it("is held with a candidate who has just chosen the centre, found among its files", async () => {
      await title("Candidats");
      // Before all others stand those whom the centre has not received yet.
      const received = page.getByRole("region", { name: "À recevoir en entretien" });
      await received.getByRole("link", { name: /Bruno Exemple/ }).waitFor();
      await page
        .getByRole("region", { name: "Les autres" })
        .getByRole("link", { name: /Camille Exemple/ })
        .waitFor();
      await looksWell("centre-files");
      await page.getByRole("link", { name: /Bruno Exemple/ }).click();
      await title("Bruno Exemple");
      await looksWell("centre-file");
      await page.getByRole("link", { name: "Tenir l’entretien" }).click();
      await title("Entretien d’accueil de Bruno Exemple");
      await page.getByLabel("Conclusion de l’entretien").waitFor();
      await looksWell("interview");
    });

    it("asks the referential's own questions on each domain", async () => {
      const { domains } = await stage().people.centre.call("GET", `/files/${fileId}/grid`);
      const shown = await page.getByRole("main").innerText();
      const asked = domains.flatMap((one: { interviewQuestions: string[] }) => one.interviewQuestions);
      expect(asked.length).toBeGreaterThan(0);
      for (const question of asked) expect(shown).toContain(question);
    });

    it("says what is wrong in the API's words, at its field, then is recorded", async () => {
      await page.getByRole("button", { name: "Enregistrer l’entretien" }).click();
      await page.getByRole("alert").waitFor();
      await looksWell("interview-refused");
      await typeDay(page, "jour où il a eu lieu", stage().today);
      await page.getByLabel("Nom de la personne").fill("Camille Exemple");
      await page.getByLabel("Fonction de la personne").fill("Conseillère");
      for (const group of await page
        .getByRole("group", { name: /^Positionnement/ })
        .getByRole("radiogroup")
        .all())
        await choose(group, /^Totalement$/);
      await page.getByLabel("Conclusion de l’entretien").fill("La VAE est indiquée.");
      await page.getByRole("button", { name: "Enregistrer l’entretien" }).click();
      await title("Bruno Exemple");
      expect((await told()).interview).toMatchObject({
        heldOn: stage().today,
        participants: [{ name: "Camille Exemple", function: "Conseillère" }],
        conclusion: "La VAE est indiquée.",
        advisedPath: "vae",
      });
    });
  });

  describe("R-VAE-2: admissibility", () => {
    it("rests on the experience, read with its documents beside", async () => {
      await page.getByRole("link", { name: "Examiner l’expérience" }).click();
      await title("Expérience de Bruno Exemple");
      await page.getByRole("button", { name: "Montrer : Bulletins de paie" }).click();
      const shown = page.getByRole("region", { name: "Bulletins de paie" }).getByRole("img");
      await shown.waitFor();
      await expect
        .poll(() => shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), {
          timeout: 10_000,
        })
        .toBeGreaterThan(0);
      await page
        .getByRole("group", { name: "Périodes d’expérience" })
        .getByRole("button", { name: "Ajouter" })
        .click();
      const period = page.getByRole("group", { name: "Période 1" });
      await typeDay(period, "premier jour", stage().yearsAgo(6));
      await typeDay(period, "dernier jour", stage().yearsAgo(1));
      await period.getByLabel("Employeur").fill("Mutuelle Exemple");
      await period.getByLabel("Emploi occupé").fill("Conseiller");
      await period.getByLabel("Activités exercées").fill("Conseil des adhérents.");
      await choose(period, /^emploi salarié$/);
      await choose(period, /^En rapport avec la certification$/);
      await period
        .getByRole("group", { name: "Justificatifs de la période" })
        .getByRole("button", { name: "Ajouter" })
        .click();
      await choose(period, /^bulletin de paie$/);
      await period.getByLabel("Description libre").fill("Douze bulletins.");
      await choose(period.getByRole("radiogroup", { name: "Pièce qui la justifie" }), /^Bulletins de paie$/);
      await looksWell("experience");
      await page.getByRole("button", { name: "Enregistrer l’expérience" }).click();
      await title("Bruno Exemple");
      const { experience } = await told();
      expect(experience.periods).toMatchObject([{ employer: "Mutuelle Exemple", relevant: true }]);
      expect(experience.days).toBeGreaterThanOrEqual(experience.requiredDays);
    });

    it("is ruled, and told to the candidate", async () => {
      await page.getByRole("button", { name: "Statuer sur la recevabilité" }).click();
      const dialog = page.getByRole("dialog");
      await choose(dialog, /^recevable$/);
      await looksWell("ruling");
      await dialog.getByRole("button", { name: "Statuer sur la recevabilité" }).click();
      await page.getByText("La décision est enregistrée.").waitFor();
      expect((await told()).admissibility).toMatchObject({ decision: "admissible" });
    });
  });

  it("R-VAE-5: an accompaniment is agreed on", async () => {
    await page.getByRole("button", { name: "Proposer une convention" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("En quoi l’accompagnement consiste").fill("Relire le livret.");
    await dialog.getByRole("button", { name: "Ajouter" }).click();
    await choose(dialog, /^par visioconférence$/);
    await dialog.getByRole("textbox", { name: /^Durée/ }).fill("60");
    await dialog.getByLabel("Sujet de la rencontre").fill("Premiers domaines.");
    await looksWell("agreement");
    await dialog.getByRole("button", { name: "Proposer une convention" }).click();
    await page.getByText("La convention est proposée au candidat.").waitFor();
    expect((await told()).agreement.terms).toMatchObject({
      nature: "Relire le livret.",
      meetings: [{ mode: "video", duration: 60, subject: "Premiers domaines." }],
    });
  });

  it("R-TRN-8: a module that the centre delivers is assessed on the grid", async () => {
    await page.goto(`${stack().urls.space}/files/${trainee()}`);
    await title("Camille Exemple");
    await page.getByRole("link", { name: "Évaluer", exact: true }).waitFor();
    await looksWell("centre-training");
    await page.getByRole("link", { name: "Évaluer", exact: true }).click();
    await title("Évaluation du module « Module »");
    await typeDay(page, "jour de l’évaluation", stage().today);
    for (const group of await page.getByRole("radiogroup").all()) await choose(group, /^Maîtrisé$/);
    await page.getByLabel("Commentaire libre").fill("Acquis, vu en situation.");
    await looksWell("assessment");
    await page.getByRole("button", { name: "Enregistrer l’évaluation" }).click();
    await title("Camille Exemple");
    await page.getByText(/^Évalué le/).waitFor();
    expect((await told(trainee())).trainingBooklet).toMatchObject([
      { moduleCode: "M1", assessedOn: stage().today, comment: "Acquis, vu en situation." },
    ]);
    const { items } = await stage().people.company.call("GET", "/files?path=training");
    expect(items).toContainEqual(
      expect.objectContaining({ id: trainee(), modulesPlanned: 1, modulesAssessed: 1 }),
    );
  });

  it("R-CTR-1: the centre reads its approvals, and invites who acts for it", async () => {
    await page.getByRole("link", { name: "Votre centre" }).click();
    await page.getByRole("heading", { level: 2, name: "Agréments" }).waitFor();
    await looksWell("centre-organisation");
    await page.getByRole("button", { name: "Inviter une personne" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nom, tel qu’il est montré et imprimé").fill("Zoé Exemple");
    await dialog.getByLabel("Adresse électronique").fill("zoe@centre.example.org");
    await choose(dialog, "collaborateur");
    await dialog.getByRole("button", { name: "Inviter une personne" }).click();
    await page.getByRole("listitem").filter({ hasText: "Zoé Exemple" }).waitFor();
    const { items } = await stage().people.centre.call("GET", "/parties/ctr_demo_lyon/people");
    expect(items).toContainEqual(expect.objectContaining({ name: "Zoé Exemple", answer: "waiting" }));
  });
}
