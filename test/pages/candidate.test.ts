import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../support/chromium.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { admitEnrolledVae } from "../support/prepared-files.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let amina: ApiClient;
let id: string;
let page: Page;

/** The file, as the API tells it to its candidate. */
const file = () => amina.call("GET", `/files/${id}`);
const at = (path = "") => `${stack().urls.space}/files/${id}${path}`;

/** Shows a page of the file, and waits for its title. */
async function show(path: string, title: string | RegExp): Promise<void> {
  await page.goto(at(path));
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Looks at a page as a reviewer, and as someone who does not see it. */
async function look(name: string): Promise<void> {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, `candidate-${name}`);
}

beforeAll(async () => {
  const { people } = stageOn(stack());
  await prepare(people, currentApproval());
  amina = apiClient(stack().urls.api, () => demoToken(stack().urls.identity, "amina"));
  const enrolled = await amina.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate: {
      civilStatus: civilStatusOf("Amina", "Exemple"),
      email: "amina@candidats.example.org",
      phone: "06 00 00 00 00",
    },
    centreId: "ctr_demo_lyon",
  });
  id = enrolled.id;
  await admitEnrolledVae(stack(), id);
  await people.centre.call("PUT", `/files/${id}/accompaniment-agreement`, {
    nature: "Aide méthodologique à la description de l’expérience",
    meetings: [{ mode: "video", duration: 60, subject: "Choisir ses exemples" }],
  });
  page = await open();
  await page.goto(at());
  await takeAccount(page, /Amina/);
});

describe("a candidate’s own file", () => {
  it("says first what there is to do now, with the control that does it", async () => {
    await page.getByRole("heading", { level: 1, name: "Bonjour Amina, votre dossier avance." }).waitFor();
    const { missing } = (await file()).readiness;
    const now = page.getByRole("region", { name: "À faire maintenant" });
    const [first, ...others] = await now.getByRole("listitem").allTextContents();
    expect(first).toContain("Signer la convention");
    const messages: string[] = missing.map(({ message }: { message: string }) => message);
    // One line stands for all the domains of the booklet.
    for (const said of others) expect(messages.some((message) => said.includes(message))).toBe(true);
    await now.getByRole("link", { name: /^Ajouter : Déposez votre CV/ }).waitFor();
  });

  it("shows the way: what was done and when, where it is, what comes", async () => {
    const steps = page.getByRole("region", { name: "Votre parcours" }).getByRole("listitem");
    expect(await steps.count()).toBe(7);
    expect(await page.locator("[aria-current=step]").textContent()).toContain("Livret et preuves");
    await page.getByText(/^0\sdomaine sur 7/).waitFor();
    await page.getByRole("link", { name: "Écrire au centre" }).waitFor();
    await look("file");
  });

  it("has the agreement read and signed (R-VAE-5)", async () => {
    await show("/agreement", "Convention d’accompagnement");
    await page.getByText("Choisir ses exemples").waitFor();
    await look("agreement");
    await page.getByRole("button", { name: "Signer la convention" }).click();
    await page.getByText(/Convention d’accompagnement signée le/).waitFor();
    expect((await file()).agreement.signedByCandidateOn).toBeDefined();
  });
});
