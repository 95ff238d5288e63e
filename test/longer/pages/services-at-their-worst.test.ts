import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../../demo/preparation.ts";
import type { Stage } from "../../../demo/stage.ts";
import { enrol } from "../../../demo/vae-story.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { goTo } from "../../support/pressing.ts";
import { comeTo } from "../../support/space-pages.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/* What a person meets whose services behave as those of AWS at their worst: told in words, and done once by pressing again. */

const stack = useLocalStack(() => ({ withSpace: true, failing: true, faults: "on demand" }));
const open = useBrowser();

let stage: Stage;
let fileId = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await stack().settled();
});

/** Of the client's five tries, of which each waits for those of the API. */
const patiently = { timeout: 60_000 };
const always = (kind: string) => stack().faults.force(kind, 1_000_000);
const calm = () => stack().faults.play(undefined);

async function signedIn(name: RegExp): Promise<Page> {
  const page = await open();
  // A code of the second factor serves once: half a minute later there is another.
  await stack().clock.moveTo(new Date(stack().clock.now().getTime() + 30_000));
  await page.goto(stack().urls.space ?? "");
  await takeAccount(page, name);
  return page;
}

describe("a database that takes no more", () => {
  it("is told on the page that can't be read, which comes by a press once it does", async () => {
    const page = await signedIn(/secrétariat/);
    always("throttled table");
    await comeTo(page, "/companies");
    const told = page.getByRole("alert").filter({ hasText: "Le service est trop sollicité" });
    await told.first().waitFor(patiently);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "service-at-its-worst");
    calm();
    await told.getByRole("button", { name: "Réessayer" }).first().click();
    await page.getByRole("link", { name: "Mutuelle Exemple" }).waitFor(patiently);
  });

  it("has a list of employees recorded once, by as many presses as are needed", async () => {
    const page = await signedIn(/mutuelle/);
    await goTo(page, "/enrolments/import", "Importer une liste de salariés");
    const template = await fetch(`${stack().urls.space}/api/v1/imports/enrolments/template`);
    const [head = "", line = ""] = (await template.text()).split("\n");
    const row = (name: string) =>
      line.replace("ctr_exemple", "ctr_demo_lyon").replace(/[^;]+@[^;]+/, `${name}@example.org`);
    const list = [head, ...Array.from({ length: 12 }, (_, n) => row(`salarie-${n}`))].join("\n");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choisir le fichier" }).click();
    await (await chooser).setFiles([
      { name: "salariés.csv", mimeType: "text/csv", buffer: Buffer.from(list) },
    ]);
    const record = page.getByRole("button", { name: "Inscrire 12\u00a0salariés" });
    await record.waitFor();
    always("throttled transaction");
    await record.click();
    const told = page.getByRole("alert").filter({ hasText: "Le service est trop sollicité" });
    await told.waitFor(patiently);
    expect(await faultsOfAccess(page)).toEqual([]);
    calm();
    await record.click();
    await page.getByRole("status").getByText("12\u00a0brouillons créés").first().waitFor(patiently);
    const { items } = await stage.people.company.call("GET", "/files?limit=100");
    expect(items).toHaveLength(12);
  });
});

describe.each([5, 730_007])("all that the seed %i has go wrong", (seed) => {
  it("lets people sign in and read their pages, by a press at most where one is told to", async () => {
    stack().faults.play(seed);
    for (const [who, paths] of [
      [/secrétariat/, ["/files", "/companies", "/centres", `/files/${fileId}`, "/certifications"]],
      [/Amina/, [`/files/${fileId}`, `/files/${fileId}/evidence`, "/me/rectifications"]],
    ] as const) {
      const page = await signedIn(who);
      for (const path of paths) {
        await comeTo(page, path);
        await come(page);
      }
    }
    expect([...stack().faults.met().values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(0);
    calm();
  });
});

/** Waits until a page is there whole; what could not be read is read again by its button. */
async function come(page: Page): Promise<void> {
  const heading = page.locator("h1:not([data-before])").first();
  const again = page.getByRole("alert").getByRole("button", { name: "Réessayer" }).first();
  for (let presses = 0; presses < 5; presses++) {
    await heading.waitFor(patiently);
    await expect.poll(() => page.locator(".coming").count(), patiently).toBe(0);
    if (!(await again.isVisible())) return;
    await again.click();
  }
  throw new Error(`${page.url()} did not come: ${await page.getByRole("alert").first().innerText()}`);
}
