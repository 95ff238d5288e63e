import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../../demo/preparation.ts";
import { submittedVaeFile } from "../../support/candidates.ts";
import { faultsOfAccess, keepLooks, keepPrinted, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { goTo } from "../../support/pressing.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let page: Page;

beforeAll(async () => {
  const { people, today } = stageOn(stack());
  await prepare(people, currentApproval());
  // Of the same name, born on the same day: they look the same.
  for (const n of [1, 2])
    await submittedVaeFile({
      ...{ stack: stack(), people, certification: "CMI", today },
      email: `candidat-${n}@candidats.example.org`,
    });
  await stack().settled();
  page = await open();
  await page.goto(`${stack().urls.space}/`);
  await takeAccount(page, /Odile/);
  await page.getByRole("heading", { level: 1 }).waitFor();
});

describe("the pages of the desk", () => {
  it.each([
    ["/tasks", "Tâches"],
    ["/files", "Dossiers"],
    ["/sessions", "Jurys"],
    ["/deadlines", "Échéances"],
    ["/certificates", "Certificats"],
    ["/centres/ctr_demo_lyon", "Formation Mutualiste Lyon"],
    ["/companies", "Entreprises"],
    ["/jury-members", "Membres de jury"],
    ["/certifications/CMI", "Conseiller(ère) mutualiste individuels"],
    ["/policy-series", "Décisions de la branche"],
    ["/past", "Reprise du passé"],
    ["/exports", "Exports"],
  ])("%s meets no fault of access, at any width", async (path, title) => {
    await goTo(page, path, title);
    await page.getByText("Un instant…").first().waitFor({ state: "detached" });
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, `oemm-${path.split("/")[1]}`);
  });

  it("compares two persons who look the same, and says that they differ", async () => {
    await goTo(page, "/tasks?kind=resemblance", "Tâches");
    await page
      .getByRole("link", { name: /^Comparer/ })
      .first()
      .click();
    const compared = page.getByRole("table", { name: "Les deux personnes, côte à côte" });
    await compared.getByRole("row", { name: /^Prénoms Camille Camille/ }).waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-compare");
    await page.getByRole("button", { name: "Dire qu’elles diffèrent" }).click();
    await page.getByLabel("Motif, en une phrase").fill("Deux pièces d’identité vues.");
    await page.getByRole("dialog").getByRole("button", { name: "Dire qu’elles diffèrent" }).click();
    await page.getByText("terminée", { exact: true }).waitFor();
  });

  it("shows a file with all that happened to it, and corrects how its candidate is reached", async () => {
    await goTo(page, "/files", "Dossiers");
    await page.getByRole("link", { name: "Camille Exemple" }).first().click();
    await page.getByRole("tabpanel").getByText("Inscription enregistrée").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-file");
    await keepPrinted(page, "oemm-file");
    await page.getByRole("tab", { name: "Courriels" }).click();
    await page
      .getByRole("tabpanel")
      .getByText(/Votre inscription|Convocation/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Corriger les coordonnées" }).click();
    await page.getByLabel(/^Numéro de téléphone/).fill("06 00 00 00 01");
    await page.getByText("donnée qui a changé").click();
    await page.getByRole("dialog").getByRole("button", { name: "Corriger les coordonnées" }).click();
    await page.getByText(/^06\s00\s00\s00\s01$/).waitFor();
  });

  it("takes over the past from a list whose lines are checked first", async () => {
    await goTo(page, "/past", "Reprise du passé");
    const template = await (await fetch(`${stack().urls.api}/v1/imports/past/template`)).text();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choisir la liste" }).click();
    await (await choosing).setFiles({
      name: "passé.csv",
      mimeType: "text/csv",
      // A day that never was.
      buffer: Buffer.from(template.replace("30/06/2011", "31/06/2011")),
    });
    const lines = page.getByRole("table", { name: "Lignes de la liste" });
    await lines.getByRole("row").nth(1).waitFor();
    expect(await page.getByRole("button", { name: /^Reprendre/ }).count()).toBe(0);
    await keepLooks(page, "oemm-past-checked");
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it("writes an export, and leads to its file", async () => {
    await goTo(page, "/exports", "Exports");
    await page.getByText("liste d’attente", { exact: true }).click();
    await page.getByText("tableur (CSV)", { exact: true }).click();
    await page.getByRole("button", { name: "Demander l’export" }).click();
    await page.getByRole("button", { name: /^Télécharger/ }).waitFor();
  });
});
