import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { apiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../support/chromium.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let page: Page;
const space = (path: string) => `${stack().urls.space}${path}`;

const title = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const next = () => page.getByRole("button", { name: "Continuer" }).click();
const fill = (name: string | RegExp, value: string) => page.getByRole("textbox", { name }).fill(value);

async function look(name: string): Promise<void> {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, name);
}

beforeAll(async () => {
  const { people } = stageOn(stack());
  await prepare(people, currentApproval());
  page = await open();
  await page.goto(space("/"));
  await takeAccount(page, /Amina/);
});

describe("enrolling oneself by VAE (R-VAE-1)", () => {
  it("asks one question a page", async () => {
    await page.getByRole("link", { name: "S’inscrire par la VAE" }).click();
    await title("S’inscrire par la VAE");
    await look("enrol-start");
    await page.getByRole("link", { name: "Commencer" }).click();
    await title("Quel CQP visez-vous ?");
    await look("enrol-certification");
    await page.getByRole("radio", { name: "Conseiller(ère) mutualiste individuels" }).check({ force: true });
    await next();
    await title("Comment vous appelez-vous ?");
  });

  it("says what is missing on a page before it leads on", async () => {
    await fill(/^Prénoms/, "Amina");
    await next();
    await page.getByText(/Il manque 2\sréponses sur cette page/).waitFor();
    expect(await page.getByText("À renseigner.").count()).toBe(2);
    await look("enrol-missing");
  });

  it("keeps the answers on the device, through a closed page", async () => {
    await fill(/^Nom de naissance/, "Exemple");
    await page.getByRole("radio", { name: "féminin" }).check({ force: true });
    await page.goto(space("/enrol"));
    await page.getByRole("link", { name: "Reprendre mon inscription" }).click();
    await next();
    await title("Comment vous appelez-vous ?");
    expect(await page.getByRole("textbox", { name: /^Prénoms/ }).inputValue()).toBe("Amina");
    await next();
  });

  it("takes the day and place of birth, and how the person is reached", async () => {
    await title("Quand et où êtes-vous né(e) ?");
    await page.getByRole("spinbutton", { name: /^jour/i }).click();
    await page.keyboard.type("03021990");
    await page.getByRole("radio", { name: "en France" }).check({ force: true });
    await fill(/^Commune/, "Lyon");
    await fill(/INSEE/, "69123");
    await look("enrol-birth");
    await next();
    await title("Comment vous joindre ?");
    expect(await page.getByRole("textbox", { name: /lectronique/ }).inputValue()).toContain("amina@");
    await next();
  });

  it("finds a centre by its place, and shows all of it before anything is sent", async () => {
    await title("Quel centre vous accompagne ?");
    await page.getByRole("searchbox").fill("lyon");
    await page.getByRole("radio", { name: /Formation Mutualiste Lyon/ }).check();
    await look("enrol-centre");
    await next();
    await title("Vérifiez vos réponses");
    await page.getByText("3 février 1990, Lyon (69123)").waitFor();
    await look("enrol-check");
    await page.getByRole("button", { name: "M’inscrire" }).click();
    await title("Bonjour Amina, votre dossier avance.");
    await page.getByText("Votre centre vous contacte pour un entretien.").waitFor();
    const amina = apiClient(stack().urls.api, await demoToken(stack().urls.identity, "amina"));
    const { items } = await amina.call("GET", "/files");
    expect(items).toHaveLength(1);
  });
});
