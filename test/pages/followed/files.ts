import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../../demo/client.ts";
import { faultsOfAccess, keepLooks, takeAccount } from "../../support/chromium.ts";
import type { World } from "./world.ts";

/** How people come to a file. */
export function filesFound({ stack, open }: World): void {
  let file: { id: string };
  let page: Page;

  beforeAll(async () => {
    const amina = apiClient(stack().urls.api, await demoToken(stack().urls.identity, "amina"));
    file = await amina.call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: {
        civilStatus: civilStatusOf("Amina", "Exemple"),
        email: "amina@candidats.example.org",
        phone: "06 00 00 00 00",
      },
    });
    await stack().settled();
  });

  describe("a candidate, from a mail to their file", () => {
    it("opens what the mail calls « Ouvrir mon dossier »", async () => {
      const mails = await stack().mailbox.mails();
      const links = mails.flatMap(({ body }) => body.html?.match(/href="([^"]*\/files\/[^"]*)"/)?.[1] ?? []);
      const link = links.find((one) => one.endsWith(file.id));
      expect(link).toBe(`${stack().urls.space}/files/${file.id}`);
      page = await open();
      await page.goto(link ?? "");
      await takeAccount(page, /Amina/);
      await page.getByRole("heading", { level: 1, name: "Bonjour Amina, votre dossier avance." }).waitFor();
      expect(await page.title()).toBe("Mon parcours – Certifications de la Mutualité");
    });

    it("reads where it is and what is missing, in the words of the API", async () => {
      const token = await demoToken(stack().urls.identity, "amina");
      const { readiness, stateLabel } = await apiClient(stack().urls.api, token).call(
        "GET",
        `/files/${file.id}`,
      );
      expect(await page.getByText(stateLabel, { exact: true }).count()).toBe(1);
      const region = page.getByRole("region", { name: "À faire maintenant" });
      await region.getByText(/^Ensuite/).click();
      const shown = (await region.getByRole("listitem").allTextContents()).join(" ");
      // What can't be done yet is announced, and what can has its control.
      for (const { message } of readiness.missing as { message: string }[]) expect(shown).toContain(message);
      await region.getByRole("link", { name: /^Choisir : Choisissez votre centre/ }).waitFor();
    });

    it("finds it among their files, and nothing of others", async () => {
      await page.getByRole("link", { name: /Certifications/ }).click();
      await page.getByRole("heading", { level: 1, name: "Dossiers" }).waitFor();
      const links = page.getByRole("main").getByRole("listitem").getByRole("link");
      await links.first().waitFor();
      expect(await links.allTextContents()).toEqual([expect.stringContaining("Amina Exemple")]);
    });

    it("meets no fault of access, at any width, in any state", async () => {
      expect(await faultsOfAccess(page)).toEqual([]);
      await keepLooks(page, "files");
      await page.goto(`${stack().urls.space}/files/${file.id}`);
      await page.getByRole("heading", { level: 1, name: "Bonjour Amina, votre dossier avance." }).waitFor();
      expect(await faultsOfAccess(page)).toEqual([]);
      await keepLooks(page, "file");
      await page.goto(`${stack().urls.space}/no-such-page`);
      await page.getByRole("heading", { level: 1, name: "Cette page n’existe pas" }).waitFor();
      expect(await faultsOfAccess(page)).toEqual([]);
    });
  });

  describe("a person with several capacities", () => {
    it("acts in the one that they chose, and still does after a reload", async () => {
      const theirs = await open();
      await theirs.goto(stack().urls.space ?? "");
      await takeAccount(theirs, /Camille/);
      const choice = theirs.getByRole("button", { name: /Agir pour/ });
      await choice.click();
      expect(await theirs.getByRole("option").allTextContents()).toEqual([expect.any(String), "Moi-même"]);
      await theirs.getByRole("option", { name: "Moi-même" }).click();
      await theirs.getByText("Aucun dossier ne vous concerne pour l’instant.").waitFor();
      await theirs.reload();
      await theirs.getByRole("button", { name: /Moi-même/ }).waitFor();
    });
  });
}
