import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { noisyPhoto } from "../../../demo/files.ts";
import { prepare } from "../../../demo/preparation.ts";
import type { Stage } from "../../../demo/stage.ts";
import { enrol } from "../../../demo/vae-story.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { admitEnrolledVae } from "../../support/prepared-files.ts";
import { goTo } from "../../support/pressing.ts";
import { comeTo, shown } from "../../support/space-pages.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/* A telephone at the edge of its network: what is shown meanwhile, what is lost on the way, and what is done once. */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
let fileId = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await admitEnrolledVae(stack(), fileId);
  await stack().settled();
});

const space = () => stack().urls.space ?? "";
const file = () => stage.people.oemm.call("GET", `/files/${fileId}`);
/** How long something may take on such a line. */
const patiently = { timeout: 60_000 };

/** Has a page on a line of 400 ms there and back and 50 KB a second, or on none. */
async function slowLine(page: Page): Promise<{ cut: () => Promise<unknown>; back: () => Promise<unknown> }> {
  const line = await page.context().newCDPSession(page);
  const slow = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  const set = (offline: boolean) => line.send("Network.emulateNetworkConditions", { offline, ...slow });
  await set(false);
  return { cut: () => set(true), back: () => set(false) };
}

/** When something was first to be seen, milliseconds after `begin`; it is looked for until then. */
async function seenAfter(begin: () => Promise<unknown>, seen: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await Promise.all([begin(), seen()]);
  return performance.now() - since;
}

async function signedIn(name: RegExp): Promise<Page> {
  const page = await open();
  // A code of the second factor serves once: half a minute later there is another.
  await stack().clock.moveTo(new Date(stack().clock.now().getTime() + 30_000));
  await page.goto(space());
  await takeAccount(page, name);
  return page;
}

describe("on a slow line", () => {
  it("signing in shows at once that it goes on, and comes to the page that was asked for", async () => {
    const page = await open();
    page.setDefaultTimeout(60_000);
    await slowLine(page);
    await page.goto(`${space()}/files/${fileId}`, { waitUntil: "commit" });
    await page.getByRole("heading", { level: 1, name: "L’espace des certifications" }).waitFor();
    await page
      .getByText("Un instant…")
      .or(page.getByRole("button", { name: "Se connecter" }))
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("row", { name: /Amina/ }).getByRole("button").click();
    // Back in the space, before its application is there: what is announced.
    await page.waitForURL((url) => url.origin === new URL(space()).origin, { waitUntil: "commit" });
    await page.getByText("Un instant…").first().waitFor();
    await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
    await page.getByRole("heading", { level: 1, name: /Amina|Votre/ }).waitFor();
  });

  it("a page announces within a second that it comes, and comes by itself", async () => {
    const page = await signedIn(/secrétariat/);
    await slowLine(page);
    for (const path of ["/files", "/companies", `/files/${fileId}`]) {
      const first = page.locator("h1:not([data-before]), .coming [role=status]").first();
      expect(
        await seenAfter(
          () => comeTo(page, path),
          () => first.waitFor(),
        ),
        path,
      ).toBeLessThan(1500);
      await shown(page);
    }
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it("what is typed in the search while its list comes is searched for, to the letter", async () => {
    const page = await signedIn(/secrétariat/);
    await shown(page);
    const held = Promise.withResolvers<void>();
    await page.route(/\/search-[^/]*\.js$/, async (route) => {
      await held.promise;
      await route.continue();
    });
    const processor = await page.context().newCDPSession(page);
    await processor.send("Emulation.setCPUThrottlingRate", { rate: 10 });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("am");
    held.resolve();
    await page.keyboard.type("ina exemple", { delay: 1 });
    await expect.poll(() => page.getByLabel("Chercher une personne").inputValue()).toBe("amina exemple");
    await page
      .getByRole("option", { name: /^Amina/ })
      .first()
      .waitFor(patiently);
  });

  it("who waits for long is told why", async () => {
    const page = await signedIn(/secrétariat/);
    const held = Promise.withResolvers<void>();
    await page.route("**/api/v1/companies*", async (route) => {
      await held.promise;
      await route.continue();
    });
    await comeTo(page, "/companies");
    await page.getByRole("status").getByText("La réponse tarde").first().waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "slow-answer");
    held.resolve();
    await page.getByRole("link", { name: "Mutuelle Exemple" }).waitFor();
  });
});

describe("a line that is cut", () => {
  it("loses no letter of a booklet: it is told, kept, and sent once it is back", async () => {
    const page = await signedIn(/Amina/);
    await goTo(page, `/files/${fileId}/booklet/CMI-1`, "Votre livret VAE");
    const text = page.getByRole("textbox", { name: /^Votre expérience/ });
    await text.fill("Écrit avant la coupure.");
    await page.getByRole("textbox", { name: /^Exemple 1/ }).fill("Une famille.");
    await page.getByText(/^Enregistré à/).waitFor();
    const line = await slowLine(page);
    await text.pressSequentially(" Écrit sur une ligne lente,", { delay: 20 });
    await line.cut();
    await text.pressSequentially(" puis sans ligne.", { delay: 20 });
    await page.getByText(/^Connexion interrompue/).waitFor(patiently);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "booklet-cut");
    await line.back();
    await page.getByText(/^Enregistré à/).waitFor(patiently);
    const all = "Écrit avant la coupure. Écrit sur une ligne lente, puis sans ligne.";
    expect(await text.inputValue()).toBe(all);
    expect((await file()).answers[0].experience).toBe(all);
  });

  it("takes up a file that it cut in the middle, which is deposited once", async () => {
    const page = await signedIn(/Amina/);
    await goTo(page, `/files/${fileId}/evidence`, "Joignez vos preuves");
    const line = await slowLine(page);
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choisir des fichiers" }).click();
    const buffer = Buffer.from(noisyPhoto(360, 360));
    await (await choosing).setFiles([{ name: "stand.png", mimeType: "image/png", buffer }]);
    await page.getByRole("progressbar").first().waitFor(patiently);
    await expect
      .poll(() => page.locator("progress, [role=progressbar]").first().evaluate(progressOf), patiently)
      .toBeGreaterThan(0);
    await line.cut();
    await page.getByText("La connexion a été coupée").waitFor(patiently);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "upload-cut");
    await line.back();
    const piece = page.getByRole("listitem").filter({ hasText: "stand" });
    await piece.getByText("acceptée").waitFor(patiently);
    expect((await file()).evidence).toMatchObject([{ title: "stand", state: "accepted" }]);
  });

  it("leaves a list as it was, says so, and brings what is asked for next", async () => {
    const page = await signedIn(/secrétariat/);
    await goTo(page, "/companies", "Entreprises");
    await page.getByRole("link", { name: "Mutuelle Exemple" }).waitFor();
    const line = await slowLine(page);
    await line.cut();
    await page.getByRole("status").getByText("Vous êtes hors connexion.").waitFor();
    expect(await page.getByRole("link", { name: "Mutuelle Exemple" }).count()).toBe(1);
    await comeTo(page, "/centres");
    await line.back();
    await page.getByRole("link", { name: "Formation Mutualiste Lyon" }).first().waitFor(patiently);
    await page.getByText("Vous êtes hors connexion.").waitFor({ state: "detached" });
  });
});

describe("an answer that is lost", () => {
  const asked = async () => (await stage.people.candidate.call("GET", "/me/rectifications")).items;

  it("is asked for again with the same key: the act is done once", async () => {
    const page = await signedIn(/Amina/);
    await goTo(page, "/me/rectifications", "Vos demandes de rectification");
    let lost = 0;
    // What the API did stays done; of its first answers, nothing comes back.
    await page.route("**/api/v1/me/rectifications", async (route) => {
      if (route.request().method() !== "POST" || lost === 7) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort("connectionreset");
    });
    await page.getByRole("textbox").fill("Mon nom d’usage.");
    await page.getByRole("button", { name: "Envoyer la demande" }).click();
    const alert = page.getByRole("alert");
    await alert.getByRole("heading", { name: "Pas de réponse" }).waitFor(patiently);
    expect(lost).toBe(5);
    // What was typed is still there, and a press sends it again.
    expect(await page.getByRole("textbox").inputValue()).toBe("Mon nom d’usage.");
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "answer-lost");
    await page.getByRole("button", { name: "Envoyer la demande" }).click();
    await page.getByRole("status").getByText("Votre demande est envoyée.").waitFor(patiently);
    expect(lost).toBe(7);
    expect(await asked()).toHaveLength(1);
  });

  it("of an edit tells that what has changed may be one’s own", async () => {
    const page = await signedIn(/secrétariat/);
    await goTo(page, "/companies/cmp_demo_mutuelle", "Mutuelle Exemple");
    let lost = 0;
    await page.route("**/api/v1/companies/*", async (route) => {
      if (route.request().method() !== "PUT" || lost === 1) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort("connectionreset");
    });
    await page.getByRole("button", { name: "Modifier" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ville").fill("Montreuil");
    await dialog.getByRole("button", { name: "Modifier" }).click();
    await dialog.getByText("La connexion a été coupée pendant l’envoi").waitFor(patiently);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "edit-lost");
    await dialog.getByRole("button", { name: "Reprendre sur la version présente" }).click();
    expect((await stage.people.oemm.call("GET", "/companies/cmp_demo_mutuelle")).city).toBe("Montreuil");
  });
});

const progressOf = (element: unknown): number => {
  const { value, getAttribute } = element as {
    value?: number;
    getAttribute: (name: string) => string | null;
  };
  return value ?? Number(getAttribute.call(element, "aria-valuenow"));
};
