import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { pdf } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { registeredTrainingFile, submitTrainingFile, submittedVaeFile } from "../support/candidates.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../support/chromium.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
const files = { vae: "", training: "" };
let sessionId = "";
/** The pages of those who sit: Élise chairs, Sarah is of the other side. */
const pages: Record<"elise" | "sarah", Page> = {} as never;
const tablet = { width: 1024, height: 768 };

beforeAll(async () => {
  stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  const ready = (email: string) => ({ stack: stack(), people, certification: "CMI", email, today });
  files.vae = await submittedVaeFile(ready("amina@candidats.example.org"));
  const trained = ready("david@candidats.example.org");
  files.training = await registeredTrainingFile(trained);
  await submitTrainingFile(trained, files.training);
  const { id } = await people.oemm.call("POST", "/sessions", {
    certification: "CMI",
    date: today,
    startTime: "09:00",
    place: { kind: "remote", url: "https://visio.example.org/jury" },
    memberIds: [...people.members.keys()],
    fileIds: [files.vae, files.training],
  });
  sessionId = id;
  await people.oemm.call("POST", `/sessions/${id}/convocation`, { lateReason: "Essai." });
  await stack().settled();
});

async function signIn(name: RegExp): Promise<Page> {
  const page = await open();
  await page.setViewportSize(tablet);
  await page.goto(`${stack().urls.space}/sessions`);
  await takeAccount(page, name);
  await page.getByRole("heading", { level: 1, name: "Mes jurys" }).waitFor();
  return page;
}

async function looksWell(page: Page, name: string): Promise<void> {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, name);
  await page.setViewportSize(tablet);
}

describe("R-JURY-7: before the day, a member of the jury", () => {
  it("finds the juries that they sit on, and where, when and with whom", async () => {
    pages.elise = await signIn(/Élise/);
    await looksWell(pages.elise, "jury-sessions");
    await pages.elise.getByRole("main").getByRole("link").first().click();
    await pages.elise.getByRole("heading", { name: "Où et quand" }).waitFor();
    await pages.elise.getByText("Jury convoqué").waitFor();
    await looksWell(pages.elise, "jury-session");
  });

  it("reads a candidate’s file, each piece where it is, notes for themselves, and marks it as examined", async () => {
    const page = pages.elise;
    await page
      .getByRole("link", { name: /Camille Exemple/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Postes occupés" }).waitFor();
    await looksWell(page, "jury-file");
    await page.getByRole("tab", { name: "Pièces" }).click();
    await page.getByRole("button", { name: /Livret du candidat/ }).click();
    await page.getByText("Télécharger").waitFor();
    await looksWell(page, "jury-piece");
    await page.getByRole("button", { name: "Fermer" }).click();
    await page.getByRole("tab", { name: "Mes notes" }).click();
    await page.getByLabel("Mes notes sur ce candidat").fill("Faire préciser l’exemple 2.");
    await page.reload();
    await page.getByLabel("Mes notes sur ce candidat").waitFor();
    expect(await page.getByLabel("Mes notes sur ce candidat").inputValue()).toBe(
      "Faire préciser l’exemple 2.",
    );
    await page.getByRole("button", { name: "Marquer comme examiné" }).click();
    await page.getByText("dossier examiné").waitFor();
  });
});

it("shows the booklet in a frame of the bucket’s own origin, where the browser has a viewer", async () => {
  pages.sarah = await signIn(/Sarah/);
  const { sarah } = pages;
  // This browser has none, and saves what one would show: so it is seen that the page’s policy lets the frame through.
  await sarah.evaluate("Object.defineProperty(navigator, 'pdfViewerEnabled', { value: true })");
  await sarah.getByRole("main").getByRole("link").first().click();
  await sarah.getByRole("link", { name: /9\sh\s00/ }).click();
  await sarah.getByRole("tab", { name: "Pièces" }).click();
  const shown = sarah.waitForEvent("download");
  await sarah.getByRole("button", { name: /Livret du candidat/ }).click();
  expect((await shown).suggestedFilename()).toBe("Livret VAE – Camille Exemple.pdf");
  await sarah.getByRole("button", { name: "Fermer", exact: true }).click();
  await sarah.getByRole("link", { name: "La séance" }).click();
});

describe("R-DAY-1, R-DAY-2: on the day, a jury", () => {
  it("opens with who is there and who chairs; the other members see it without a reload", async () => {
    const { elise } = pages;
    await elise.getByRole("link", { name: "La séance" }).click();
    for (const name of ["Élise", "Étienne", "Sarah"])
      await choose(elise.getByRole("group", { name: "Membres présents" }), new RegExp(name));
    await choose(elise.getByRole("radiogroup", { name: "Présidence" }), /Élise/);
    await looksWell(elise, "jury-opening");
    await elise.getByRole("button", { name: "Ouvrir la séance" }).click();
    await elise.getByRole("heading", { name: "Terminer la séance" }).waitFor();
    await pages.sarah.getByRole("heading", { name: "Terminer la séance" }).waitFor();
  });

  it("notes who arrives", async () => {
    const { elise, sarah } = pages;
    await elise.getByRole("button", { name: "Modifier les présences" }).click();
    await choose(elise.getByRole("dialog"), /Samuel/);
    await looksWell(elise, "jury-attendance");
    await elise.getByRole("button", { name: "Enregistrer" }).click();
    await elise.getByRole("dialog").waitFor({ state: "detached" });
    await sarah.getByText("absent(e)").waitFor({ state: "detached" });
  });

  it("decides by domain, recommends, and the chair signs what another member recorded", async () => {
    const { elise, sarah } = pages;
    for (const page of [elise, sarah]) {
      await page.getByRole("link", { name: /9\sh\s00/ }).click();
      await page.getByRole("heading", { name: "Résultat" }).waitFor();
    }
    for (const group of (await sarah.locator(".domains").getByRole("radiogroup").all()).slice(1))
      await choose(group, /^Acquis$/);
    const first = sarah.locator(".domains").getByRole("radiogroup").first();
    await choose(first, /^Non acquis$/);
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await sarah.getByRole("alert").waitFor();
    await looksWell(sarah, "jury-refused");
    await sarah.getByLabel("Expérience à approfondir, ou modules à suivre").fill("Tenir un tableau de bord.");
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await elise.getByText("Sarah Exemple a saisi ce résultat").waitFor();
    await looksWell(elise, "jury-outcome");
    await elise.getByRole("button", { name: "Signer la fiche" }).click();
    await looksWell(elise, "jury-signing");
    await elise.getByRole("dialog").getByRole("button", { name: "Signer", exact: true }).click();
    await sarah.getByRole("heading", { name: "Résultat signé" }).waitFor();
  });

  it("meets what another member recorded during one’s own typing, and loses neither", async () => {
    const { elise, sarah } = pages;
    for (const page of [elise, sarah]) {
      await page.getByRole("link", { name: /9\sh\s45/ }).click();
      await page.getByRole("heading", { name: "Résultat", exact: true }).waitFor();
    }
    await choose(elise, /^Absent excusé$/);
    await choose(sarah, /^Absent$/);
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await elise.getByText("Sarah Exemple a enregistré ce résultat pendant votre saisie").waitFor();
    await looksWell(elise, "jury-conflict");
    await elise.getByRole("button", { name: "Garder ma saisie" }).click();
    await elise.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await sarah.getByText("Élise Exemple a saisi ce résultat").waitFor();
    expect(await sarah.getByRole("radio", { name: "Absent excusé" }).isChecked()).toBe(true);
  });

  it("gives the chair to another member, who adjourns; what was signed stands", async () => {
    const { elise, sarah } = pages;
    await elise.getByRole("link", { name: "La séance" }).click();
    await elise.getByRole("button", { name: "Remplacer la présidence" }).click();
    await choose(elise.getByRole("dialog"), /Sarah/);
    await elise.getByRole("button", { name: "Confier la présidence" }).click();
    // The other side takes it with a motive alone.
    await elise.getByRole("alert").getByText("Motif obligatoire pour l’autre collège.").waitFor();
    await looksWell(elise, "jury-chair");
    await elise.getByLabel(/^Motif/).fill("Départ d’Élise Exemple.");
    await elise.getByRole("button", { name: "Confier la présidence" }).click();
    await elise.getByRole("dialog").waitFor({ state: "detached" });
    await sarah.getByRole("link", { name: "La séance" }).click();
    await sarah.getByRole("button", { name: "Ajourner la séance" }).click();
    const dialog = sarah.getByRole("dialog");
    await looksWell(sarah, "jury-adjournment");
    await choose(dialog, /Camille/);
    await dialog.getByRole("button", { name: "Ajourner la séance" }).click();
    await sarah.getByText("clos", { exact: true }).waitFor();
    await looksWell(sarah, "jury-closed");
    const { slots } = await stage.people.oemm.call("GET", `/sessions/${sessionId}`);
    expect(slots).toMatchObject([{ signed: true }, { outcome: { kind: "adjourned" } }]);
  });
});

describe("R-DAY-6, R-DAY-8: once the day is over, a jury", () => {
  it("deposits the sheet that was signed on paper", async () => {
    const { sarah } = pages;
    await sarah.locator("input[type=file]").setInputFiles({
      name: "émargement.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(await pdf("Feuille d’émargement")),
    });
    await sarah.getByText("accepté", { exact: true }).waitFor();
  });

  it("corrects a clerical error: who signed says what is right, a member of the other side countersigns", async () => {
    const { elise, sarah } = pages;
    for (const page of [elise, sarah]) {
      await page.getByRole("link", { name: /9\sh\s00/ }).click();
      await page.getByRole("link", { name: "Rectifier une erreur de saisie" }).click();
      await page.getByRole("heading", { name: "Ce qui est signé" }).waitFor();
    }
    const first = elise.locator(".domains").getByRole("radiogroup").first();
    await choose(first, /^Acquis$/);
    await elise.getByLabel("Pourquoi la première saisie était une erreur").fill("Deux lignes interverties.");
    await looksWell(elise, "jury-correction");
    await elise.getByRole("button", { name: "Signer la rectification" }).click();
    await elise.getByRole("heading", { name: "Rectification proposée" }).waitFor();
    await sarah.reload();
    await sarah.getByRole("button", { name: "Contresigner" }).click();
    await sarah.getByRole("dialog").getByRole("button", { name: "Contresigner" }).click();
    await sarah.getByText("La rectification est contresignée.").waitFor();
    await looksWell(sarah, "jury-corrected");
  });

  it("leaves nothing of its notes on a device where its member signed out", async () => {
    const { elise } = pages;
    const kept = () =>
      elise.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(":notes:")));
    expect(await kept()).toHaveLength(1);
    await elise.getByRole("button", { name: "Se déconnecter" }).click();
    await elise.getByRole("button", { name: "Se connecter" }).waitFor();
    expect(await kept()).toEqual([]);
  });
});
