import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { registeredTrainingFile, submitTrainingFile, submittedVaeFile } from "../support/candidates.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../support/chromium.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
const files = { vae: "", training: "" };
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

describe("R-DAY-1, R-DAY-2: on the day, a jury", () => {
  it("opens with who is there and who chairs; the other members see it without a reload", async () => {
    const { elise } = pages;
    pages.sarah = await signIn(/Sarah/);
    await pages.sarah.getByRole("main").getByRole("link").first().click();
    await pages.sarah.getByText("Jury convoqué").waitFor();
    await elise.getByRole("link", { name: "La séance" }).click();
    for (const name of ["Élise", "Étienne", "Sarah"])
      await elise.getByRole("checkbox", { name: new RegExp(name) }).click({ force: true });
    await elise.getByRole("radio", { name: /Élise/ }).click({ force: true });
    await looksWell(elise, "jury-opening");
    await elise.getByRole("button", { name: "Ouvrir la séance" }).click();
    await elise.getByRole("heading", { name: "Terminer la séance" }).waitFor();
    await pages.sarah.getByRole("heading", { name: "Terminer la séance" }).waitFor();
  });

  it("notes who arrives", async () => {
    const { elise, sarah } = pages;
    await elise.getByRole("button", { name: "Modifier les présences" }).click();
    await elise.getByRole("checkbox", { name: /Samuel/ }).click({ force: true });
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
      await group.getByRole("radio", { name: "Acquis", exact: true }).click({ force: true });
    const first = sarah.locator(".domains").getByRole("radiogroup").first();
    await first.getByRole("radio", { name: "Non acquis" }).click({ force: true });
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await sarah.getByRole("alert").waitFor();
    await looksWell(sarah, "jury-refused");
    await sarah.getByLabel("Expérience à approfondir, ou modules à suivre").fill("Tenir un tableau de bord.");
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await elise.getByText("Sarah Exemple a saisi ce résultat").waitFor();
    await looksWell(elise, "jury-outcome");
    await elise.getByRole("button", { name: "Signer la fiche" }).click();
    await looksWell(elise, "jury-signing");
    await elise.getByRole("button", { name: "Signer", exact: true }).click();
    await sarah.getByRole("heading", { name: "Résultat signé" }).waitFor();
  });
});
