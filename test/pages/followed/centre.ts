import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { faultsOfAccess, keepLooks, takeAccount } from "../../support/chromium.ts";
import type { World } from "./world.ts";

/** What a centre does in the space. */
export function centreAtWork({ stack, open, stage }: World): void {
  let file: { id: string };
  let page: Page;

  beforeAll(async () => {
    file = await stage().people.otherCandidate.call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      centreId: "ctr_demo_lyon",
      candidate: {
        civilStatus: civilStatusOf("Bruno", "Exemple"),
        email: "bruno@candidats.example.org",
        phone: "06 00 00 00 00",
      },
    });
    await stack().settled();
    page = await open();
    await page.goto(`${stack().urls.space}/files/${file.id}/interview`);
    await takeAccount(page, /Camille/);
    await page.getByRole("heading", { level: 1, name: "Entretien d’accueil de Bruno Exemple" }).waitFor();
  });

  describe("the welcome interview", () => {
    it("asks the referential's own questions on each domain", async () => {
      await page.getByLabel("Conclusion de l’entretien").waitFor();
      expect(await faultsOfAccess(page)).toEqual([]);
      await keepLooks(page, "interview");
    });

    it("says what is wrong in the API's words, at its field", async () => {
      await page.getByRole("button", { name: "Enregistrer l’entretien" }).click();
      await page.getByRole("alert").waitFor();
      expect(await faultsOfAccess(page)).toEqual([]);
      await keepLooks(page, "interview-refused");
    });
  });
}
