import { get } from "node:http";
import { TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../support/chromium.ts";
import { testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true, withOperator: true }));
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

describe("what each role loads first", () => {
  it.each([/Amina/, /Camille/, /Marie/, /Odile/, /Élise/])(
    "is at most 250 KB, signed in as %s",
    async (name) => {
      const page = await open();
      const sizes = new Map<string, Promise<number>>();
      // What a test goes between is kept in no cache: each request is as it was the first time.
      await page.route("**", (route) => route.continue());
      page.on("response", (response) => {
        if (!response.url().startsWith(`${space()}/`) || response.url().includes("/api/")) return;
        // What the page before sign-in loaded is there already.
        sizes.set(
          response.url(),
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize),
        );
      });
      await page.goto(space());
      await takeAccount(page, name);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      const bytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThan(250_000);
    },
  );
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

describe("the operator's page of the local stack", () => {
  const address = () => stack().urls.operator ?? "";

  it("shows requests, facts, mails, items, queues and schedules as they happen, as text alone", async () => {
    const page = await open();
    await page.goto(address());
    const row = (place: string, text: string) => page.locator(`#${place} tr`, { hasText: text }).first();
    await row("schedules", "DailyRun").waitFor();
    await row("queues", "sendmail").waitFor();
    await fetch(`${stack().urls.api}/v1/me?private=1`);
    await row("requests", "/v1/me").getByText("401").waitFor();
    expect(await page.locator("#requests").textContent()).not.toContain("private");
    const file = await stageOn(stack()).people.candidate.call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
    });
    await row("items", "INSERT").waitFor();
    await row("facts", `file ${file.id}`).waitFor();
    await row("mails", "amina@candidats.example.org").waitFor();
    const hostile = "<img src=x onerror=alert(1)>";
    await stack().bus.put({
      ...{ busName: stack().busName, source: "tests", detailType: hostile },
      ...{ detail: {}, at: new Date() },
    });
    await row("facts", hostile).waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    await stack().schedules.run("WatchDeadLetters");
    await row("runs", "terminé").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "operator");
  });

  it("stands still while it is suspended, and catches up", async () => {
    const page = await open();
    await page.goto(address());
    await page.getByText("En direct").waitFor();
    await page.getByRole("button", { name: "Suspendre" }).click();
    await fetch(`${stack().urls.api}/v1/certifications/SUSPENDED`);
    expect(await page.locator("#requests", { hasText: "SUSPENDED" }).count()).toBe(0);
    await page.getByRole("button", { name: "Reprendre" }).click();
    await page.locator("#requests tr", { hasText: "SUSPENDED" }).waitFor();
  });

  it("runs nothing but its own files, and answers to this machine's names alone", async () => {
    const answer = await fetch(address());
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(await answer.text()).not.toMatch(/<script(?![^>]*src=)|<style| on\w+=| style=/);
    expect((await fetch(address(), { method: "POST" })).status).toBe(405);
    const { port } = new URL(address());
    const status = await new Promise((resolve) => {
      get({ host: "127.0.0.1", port, headers: { host: "site.example" } }, ({ statusCode }) =>
        resolve(statusCode),
      );
    });
    expect(status).toBe(421);
  });
});
