import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { codeSentTo } from "../../../demo/addresses.ts";
import { prepare } from "../../../demo/preparation.ts";
import { enrol } from "../../../demo/vae-story.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let page: Page;
let fileId = "";
const space = (path: string) => `${stack().urls.space}${path}`;

const title = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const fill = (name: string | RegExp, value: string) => page.getByRole("textbox", { name }).fill(value);

async function look(name: string): Promise<void> {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, name);
}

beforeAll(async () => {
  const stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  page = await open();
  await page.goto(space("/"));
  await takeAccount(page, /Amina/);
});

describe("one’s own account", () => {
  it("is one step away, from any page", async () => {
    await page.getByRole("banner").getByRole("link", { name: /amina/i }).click();
    await title("Mon compte");
    await look("account");
  });

  it("proves another address by the code that is sent there (R-PER-2)", async () => {
    await page.goto(space("/account/addresses"));
    await fill("Adresse à vérifier", "amina.autre@example.org");
    await page.getByRole("button", { name: "Envoyer un code" }).click();
    await page.getByRole("textbox", { name: "Code reçu" }).waitFor();
    await stack().settled();
    const code = await codeSentTo(stack().urls.mail, "amina.autre@");
    await fill("Code reçu", code);
    await look("account-addresses");
    await page.getByRole("button", { name: "Vérifier l’adresse" }).click();
    await page.getByText("L’adresse amina.autre@example.org est vérifiée.").waitFor();
  });

  it("finds again what a release before kept of a form, which was what was typed alone", async () => {
    await page.goto(space(`/files/${fileId}/contact`));
    await fill(/^Adresse postale/, "12 rue de la Gare, 69003 Lyon");
    await page.evaluate(() => {
      const [name = ""] = Object.keys(localStorage).filter((one) => one.startsWith("draft:"));
      localStorage.setItem(name, JSON.stringify(JSON.parse(localStorage.getItem(name) ?? "").value));
    });
    await page.reload();
    await page.getByText("Vous aviez commencé").waitFor();
    const typed = page.getByRole("textbox", { name: /^Adresse postale/ });
    expect(await typed.inputValue()).toBe("12 rue de la Gare, 69003 Lyon");
    await page.getByRole("button", { name: "L’effacer" }).click();
  });

  it("asks for a rectification, and shows what was asked (R-RGPD-1)", async () => {
    await page.goto(space("/me/rectifications"));
    await fill(/^Ce qui est faux/, "Mon téléphone a changé.");
    await page.getByRole("button", { name: "Envoyer la demande" }).click();
    await page.getByText("en attente de réponse").waitFor();
    await look("account-rectifications");
  });

  it("gives a copy of all that is held (R-RGPD-1)", async () => {
    await page.goto(space("/account/copy"));
    await page.getByRole("button", { name: "Demander une copie" }).click();
    await page.getByRole("link", { name: /^Télécharger ma copie/ }).waitFor();
    await look("account-copy");
  });

  it("tells who did and read what, and takes claims of what was granted before (R-PER-5)", async () => {
    await page.goto(space("/account/trail"));
    await page.getByRole("main").getByRole("listitem").first().waitFor();
    await look("account-trail");
    await page.goto(space("/account/claims"));
    await fill(/^Numéro/, "CQP-2012-0001");
    await page.getByRole("spinbutton", { name: /^jour/i }).click();
    await page.keyboard.type("03021990");
    await page.getByRole("button", { name: "Réclamer" }).click();
    await page.getByRole("alert").waitFor();
    await look("account-claims");
  });

  it("accepts an invitation, which changed nothing before (R-PER-6)", async () => {
    const { people } = stageOn(stack());
    await people.centre.call("POST", "/parties/ctr_demo_lyon/people", {
      name: "Bruno Exemple",
      email: "bruno@candidats.example.org",
      role: "member",
    });
    const theirs = await open();
    await theirs.goto(space("/"));
    await takeAccount(theirs, /Bruno/);
    await theirs.getByRole("link", { name: /^Une invitation vous attend/ }).click();
    const invitation = theirs.getByRole("region", { name: /^Invitation/ });
    await invitation.getByText("Formation Mutualiste Lyon").first().waitFor();
    expect(await faultsOfAccess(theirs)).toEqual([]);
    await keepLooks(theirs, "account-invited");
    await invitation.getByRole("button", { name: "Accepter" }).click();
    await theirs.getByText(/^Vous avez accepté l’invitation/).waitFor();
  });
});
