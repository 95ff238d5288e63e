import { TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../support/chromium.ts";
import { testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();
const asked = testId("file", 1);
const space = () => stack().urls.space ?? "";

describe("the space, for a visitor", () => {
  it("says what it is, and offers to sign in and to open an account", async () => {
    const page = await open();
    await page.goto(space());
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("certifications");
    await page.getByRole("button", { name: "Se connecter" }).waitFor();
    await page.getByRole("button", { name: "Créer un compte" }).click();
    await page.waitForURL(/\/signup/);
    expect(await page.getByLabel("Prénom").count()).toBe(1);
  });

  it("loads less than 120 KB before a person is signed in", async () => {
    const page = await open();
    let bytes = 0;
    page.on("response", async (response) => {
      const { responseBodySize, responseHeadersSize } = await response.request().sizes();
      bytes += responseBodySize + responseHeadersSize;
    });
    await page.goto(space(), { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(120_000);
  });

  it("runs nothing but its own files, and is in no frame of another's", async () => {
    const answer = await fetch(`${space()}/files/fil_example`);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(await answer.text()).not.toMatch(/<script(?![^>]*src=)|<style| on\w+=| style=/);
  });

  it("has the API under its own address", async () => {
    expect((await fetch(`${space()}/api/v1/certifications`)).status).toBe(200);
    const before = await fetch(`${space()}/api/certifications`, { redirect: "manual" });
    expect(before.headers.get("location")).toBe("/api/v1/certifications");
    expect((await fetch(`${space()}/api/v1/me`)).status).toBe(401);
  });
});

describe("what visitors are told", () => {
  it("tells what was tried for all to use the space, and that no human audit was made", async () => {
    const page = await open();
    await page.goto(space());
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "visitor");
    await page.getByRole("link", { name: /Accessibilité/ }).click();
    await page.getByText("Aucun audit humain n’a été mené.").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "accessibility");
    for (const name of ["Données personnelles", "Vérifier un certificat"]) {
      await page.goto(space());
      await page.getByRole("link", { name }).click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await faultsOfAccess(page)).toEqual([]);
    }
  });
});

describe("signing in", () => {
  it("comes back to the page that was asked for, and stays after a reload", async () => {
    const page = await open();
    await page.goto(`${space()}/files/${asked}`);
    await page.getByText("Connectez-vous pour ouvrir cette page.").waitFor();
    await takeAccount(page, /Amina/);
    const told = page.getByRole("alert").getByRole("heading", { name: "Introuvable" });
    await told.waitFor();
    expect(page.url()).toBe(`${space()}/files/${asked}`);
    await page.reload();
    await told.waitFor();
    expect(page.url()).toBe(`${space()}/files/${asked}`);
  });

  it("opens another tab without a press, where the provider knows the browser", async () => {
    const page = await open();
    await page.goto(space());
    await takeAccount(page, /Bruno/);
    const other = await page.context().newPage();
    await other.goto(`${space()}/account`);
    await other.getByRole("heading", { level: 1, name: "Mon compte" }).waitFor();
    expect(other.url()).toBe(`${space()}/account`);
    // The provider's cookies alone: this device still takes the person for signed in.
    await page.context().clearCookies();
    const third = await page.context().newPage();
    await third.goto(`${space()}/account`);
    await third.getByText("Connectez-vous pour ouvrir cette page.").waitFor();
    expect(third.url()).toBe(`${space()}/account`);
    await third.getByRole("button", { name: "Se connecter" }).click();
    await third.getByRole("row", { name: /Bruno/ }).waitFor();
  });

  it("keeps no token where a page of another, or the next user, could read it", async () => {
    const page = await open();
    await page.goto(space());
    await takeAccount(page, /Bruno/);
    await page.getByRole("heading", { name: "Dossiers" }).waitFor();
    const kept = await page.evaluate(
      "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])",
    );
    expect(kept).not.toMatch(/eyJ/);
  });

  it("ends here and at the provider", async () => {
    const page = await open();
    await page.goto(space());
    await takeAccount(page, /Bruno/);
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await page.getByText("Vous êtes déconnecté(e).").waitFor();
    await page.getByRole("button", { name: "Se connecter" }).click();
    // The provider knows the browser no more.
    await page.getByRole("row", { name: /Bruno/ }).waitFor();
  });
});

describe("a connection that comes and goes", () => {
  it("is told, and what one goes to waits for it", async () => {
    const page = await open();
    await page.goto(space());
    await takeAccount(page, /Marie/);
    await page.getByRole("heading", { name: "Salariés" }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole("status").getByText("Vous êtes hors connexion.").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "offline");
    await page.getByRole("link", { name: "Votre entreprise" }).click();
    await page.getByRole("heading", { level: 1, name: "Salariés" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Inviter une personne" }).waitFor();
    await page.getByText("Vous êtes hors connexion.").waitFor({ state: "detached" });
  });
});

describe("a second factor", () => {
  it("is set with an application, whose code shows that it works", async () => {
    const page = await open();
    await page.goto(`${space()}/account/second-factor`);
    await takeAccount(page, /Amina/);
    const secret = (await page.locator("code").textContent())?.replaceAll(" ", "") ?? "";
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "second-factor");
    const code = page.getByLabel("Code", { exact: true });
    // As the application shows it at that moment: it is good for half a minute.
    const right = () => new TOTP({ secret }).generate({ timestamp: stack().clock.now().getTime() });
    await code.fill(right() === "123456" ? "123457" : "123456");
    await page.getByRole("button", { name: "Mettre en place" }).click();
    await page.getByText("Ce code n’est pas le bon.").waitFor();
    await code.fill(right());
    await page.getByRole("button", { name: "Mettre en place" }).click();
    await page.getByRole("heading", { name: "Le second facteur est en place" }).waitFor();
  });
});
