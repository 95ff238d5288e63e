import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { faultsOfAccess, keepLooks, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { stageOn } from "../../support/stage.ts";

const stack = useLocalStack(() => ({ withOperator: true }));
const open = useBrowser();

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
