import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../../../demo/client.ts";
import type { People } from "../../../demo/people.ts";
import { prepare } from "../../../demo/preparation.ts";
import type { Stage } from "../../../demo/stage.ts";
import { enrolInTraining, follow } from "../../../demo/training-story.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../../demo/vae-story.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { hostileClients, hostileMark } from "../../support/hostile-texts.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { comeTo, everyPageAt, noPage, type Places, shown } from "../../support/space-pages.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/*
 * Two files' lives are written in texts that are code elsewhere: everywhere that shows them, they are shown as text. What
 * runs would open a dialog, what is refused to run is told in the console, and neither may be.
 */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();
const dialogs: string[] = [];

let stage: Stage;
let places: { vae: Places; training: Places };

beforeAll(async () => {
  stage = stageOn(stack());
  const hostile = await hostileClients();
  const { members, visitor, ...others } = stage.people;
  const writing = Object.fromEntries(
    Object.entries(others).map(([name, client]) => [name, hostile(client)]),
  ) as Omit<People, "members" | "visitor">;
  const people = {
    ...writing,
    visitor,
    members: new Map([...members].map(([id, client]) => [id, hostile(client)])),
  };
  const playing = { ...stage, people };
  await prepare(people, currentApproval());
  const vae = await enrol(playing);
  await becomeAdmissible(playing, vae);
  await prepareFile(playing, vae);
  await people.candidate.call("POST", "/me/rectifications", { wrong: "Mon poste." });
  const sessionId = await convene(playing, vae);
  await people.candidate.call("POST", `/files/${vae}/extra-time-request`, { motive: "document-seen" });
  await decide(playing, vae, sessionId);
  const training = await enrolInTraining(playing);
  await follow(playing, training);
  await stack().settled();
  const { items } = await stage.people.oemm.call("GET", "/tasks");
  const around = {
    ...{ sessionId, centreId: "ctr_demo_lyon", companyId: "cmp_demo_mutuelle", taskId: items[0].id },
    ...{ kind: "files", id: vae, moduleCode: "M1" },
  };
  places = {
    vae: { ...around, fileId: vae, code: "CMI", domainCode: "CMI-1" },
    training: { ...around, fileId: training, code: "CRD", domainCode: "CRD-1" },
  };
}, 600_000);

async function signedIn(who: RegExp): Promise<Page> {
  const page = await open();
  page.on("dialog", (dialog) => {
    dialogs.push(`${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(stack().urls.space ?? "");
  await takeAccount(page, who);
  return page;
}

/** Elements that a text would have made if it had been taken for HTML. */
const madeOfTexts = "img[src=x], svg[onload], [href^='javascript:'], b:empty, script:not([src])";

const nameOf = (path: string) =>
  path
    .replaceAll(/\/(?:\w{3}_[0-9A-Z]{20,})/g, "")
    .replaceAll("/", "-")
    .slice(1) || "home";

/** Walks all pages that a role has; gives those that show a hostile text. */
async function walk(who: RegExp, role: string, at: Places): Promise<string[]> {
  const page = await signedIn(who);
  const showing: string[] = [];
  const faults: string[] = [];
  for (const path of await everyPageAt(at)) {
    try {
      await comeTo(page, path);
      if ((await shown(page)) === noPage) continue;
      const made = await page.locator("main").locator(madeOfTexts).count();
      if (made > 0) faults.push(`${path}: ${made} elements are made of texts`);
      faults.push(...(await faultsOfAccess(page)).map((fault) => `${path}: ${fault.slice(0, 300)}`));
      const typed = await page.evaluate(
        `[...document.querySelectorAll("input, textarea")].map(({ value }) => value).join(" ")`,
      );
      if (hostileMark.test(`${await page.locator("body").innerText()} ${typed}`)) showing.push(path);
      await keepLooks(page, `hostile-${role}-${nameOf(path)}`, [390]);
    } catch (error) {
      const { actual = "" } = error as { actual?: unknown };
      faults.push(`${path}: ${String(error)} ${JSON.stringify(actual)}`);
    }
  }
  expect(faults).toEqual([]);
  expect(dialogs).toEqual([]);
  return showing;
}

describe("texts that are code elsewhere are text", { timeout: 300_000 }, () => {
  it("to the candidate of a VAE", async () => {
    const showing = await walk(/Amina/, "candidate", places.vae);
    const { fileId } = places.vae;
    expect(showing).toEqual(
      expect.arrayContaining([
        `/files/${fileId}/booklet/CMI-1`,
        `/files/${fileId}/evidence`,
        `/files/${fileId}/positions`,
        "/me/rectifications",
      ]),
    );
  });

  it("to a centre", async () => {
    const showing = await walk(/Camille/, "centre", places.vae);
    expect(showing).toContain(`/files/${places.vae["fileId"]}`);
  });

  it("to a company", async () => {
    const showing = await walk(/Marie/, "company", places.training);
    expect(showing).toContain(`/files/${places.training["fileId"]}/path`);
  });

  it("to the employee whom it enrolled", async () => {
    const showing = await walk(/David/, "trainee", places.training);
    const { fileId } = places.training;
    expect(showing).toEqual(expect.arrayContaining([`/files/${fileId}`, `/files/${fileId}/activities`]));
  });

  it("to an evaluator", async () => {
    const showing = await walk(/Rachel/, "evaluator", places.training);
    const { fileId } = places.training;
    expect(showing).toEqual(expect.arrayContaining([`/files/${fileId}`, `/files/${fileId}/opinion`]));
  });

  it("to a member of the jury", async () => {
    const { sessionId, fileId } = places.vae;
    const showing = await walk(/Élise/, "jury", places.vae);
    expect(showing).toContain(`/sessions/${sessionId}/slots/${fileId}`);
  });

  it("to OEMM", async () => {
    const showing = await walk(/secrétariat/, "oemm", places.vae);
    expect(showing).toEqual(
      expect.arrayContaining([
        `/files/${places.vae["fileId"]}`,
        "/centres",
        "/centres/ctr_demo_lyon",
        "/companies",
        "/jury-members",
        "/tasks",
        `/sessions/${places.vae["sessionId"]}`,
      ]),
    );
  });
});

describe("outside the space, they are text", { timeout: 300_000 }, () => {
  it("in each mail, as HTML and as text", async () => {
    const mails = await stack().mailbox.mails();
    const page = await open();
    page.on("dialog", (dialog) => dialogs.push(dialog.message()));
    let showing = 0;
    for (const { subject, body, destination } of mails) {
      expect(subject, subject).not.toMatch(/[\r\n]/);
      expect(destination.to.join(), subject).not.toContain("intrus");
      // Without the policy of the space: a mailbox has its own.
      await page.setContent(body.html ?? "");
      expect(await page.locator(madeOfTexts).count(), subject).toBe(0);
      if (hostileMark.test(await page.locator("body").innerText())) showing += 1;
    }
    expect(showing).toBeGreaterThan(10);
    expect(dialogs).toEqual([]);
  });

  it("on the API’s own pages, which are public", async () => {
    const page = await open();
    page.on("dialog", (dialog) => dialogs.push(dialog.message()));
    const { api } = stack().urls;
    const asked = encodeURIComponent(`"><script>alert(1)</script>`);
    for (const path of [`/verify?number=${asked}`, `/verify/${asked}`, "/privacy"]) {
      await page.goto(`${api}${path}`);
      expect(await page.locator(madeOfTexts).count(), path).toBe(0);
      await keepLooks(page, `hostile-public-${nameOf(path.split("?")[0] ?? "")}`, [390]);
    }
    expect(dialogs).toEqual([]);
  });

  it("in the lists that OEMM exports, of which no cell is a formula", async () => {
    const { oemm } = stage.people;
    for (const list of ["enrolments", "waiting-list", "session-results", "certificates"]) {
      const { id } = await oemm.call("POST", "/exports", { list, format: "csv" });
      await stack().settled();
      const { download } = await oemm.call("GET", `/exports/${id}`);
      const text = await (await fetch(download.url)).text();
      for (const cell of text.replace("\uFEFF", "").split(/;|\r\n/))
        expect(cell, list).not.toMatch(/^"?[=+@-]./);
    }
  });

  it("in the documents that are printed", async () => {
    const { candidate } = stage.people;
    const { fileId } = places.vae;
    const { items } = await candidate.call("GET", `/files/${fileId}/documents`);
    let showing = 0;
    for (const document of items as { kind: string; reference: string }[]) {
      const { kind, reference } = document;
      const { url } = await content(candidate, `/files/${fileId}/documents/${kind}/${reference}/content`);
      const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
      if (Buffer.from(bytes.slice(0, 5)).toString() !== "%PDF-") continue;
      const { pages } = await readPdf(bytes);
      if (hostileMark.test(pages.join(" "))) showing += 1;
      expect(Buffer.from(bytes).toString("latin1"), kind).not.toMatch(/\/(?:JavaScript|JS|Launch)\b/);
    }
    expect(showing).toBeGreaterThan(0);
  });
});

const content = (client: ApiClient, path: string): Promise<{ url: string }> => client.call("GET", path);
