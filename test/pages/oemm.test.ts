import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { submittedVaeFile } from "../support/candidates.ts";
import { faultsOfAccess, keepLooks, keepPrinted, useBrowser } from "../support/chromium.ts";
import { hasFocus, pressOn, tabTo } from "../support/keyboard.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
let page: Page;
const heading = (name: RegExp | string) => page.getByRole("heading", { level: 1, name });

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const given = { stack: stack(), people: stage.people, certification: "CMI", today: stage.today };
  for (const n of [1, 2, 3, 4])
    await submittedVaeFile({ ...given, email: `candidat-${n}@candidats.example.org` });
  await stack().settled();
  page = await open();
});

describe("an OEMM officer's day, by keyboard alone", () => {
  it("begins with what is to be done", async () => {
    await page.goto(stack().urls.space ?? "");
    await pressOn(page, /^Se connecter$/);
    await page.getByRole("row", { name: /secrétariat/ }).waitFor();
    await page
      .getByRole("row", { name: /secrétariat/ })
      .getByRole("button")
      .focus();
    await page.keyboard.press("Enter");
    const code = page.getByLabel("Code de l’application");
    await code.waitFor();
    const told = await page.getByRole("main").innerText();
    await code.focus();
    await page.keyboard.type(/\b\d{6}\b/.exec(told)?.[0] ?? "");
    await page.keyboard.press("Enter");
    await heading(/^(Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche) /).waitFor();
    const waiting = page.getByRole("region", { name: "Listes d’attente" });
    await waiting.getByText("4 · seuil 4").waitFor();
    await page.getByRole("region", { name: "À traiter" }).getByText("Jury à organiser").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-today");
  });

  it("finds a file as it is typed, from anywhere", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("cam");
    await page
      .getByRole("option", { name: /Camille Exemple CMI/ })
      .first()
      .waitFor();
    await keepLooks(page, "oemm-search");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Escape");
  });

  it("goes from a waiting list to a proposal, and plans it in another order", async () => {
    await pressOn(page, /^Proposer un jury CMI$/);
    await heading("Liste d’attente CMI").waitFor();
    await page.getByText("Dossiers qui attendent un jury").waitFor();
    await tabTo(page, /^jour,/);
    const [year, month, day] = stage.today.split("-");
    await page.keyboard.type(`${day}${month}${year}`);
    await pressOn(page, /^Proposer$/);
    const order = page.getByRole("grid", { name: "Ordre de passage" });
    await order.getByRole("row").first().waitFor();
    expect(await order.getByRole("row").count()).toBe(4);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-proposal");
    // The first one's handle: taken, moved behind the second, put down.
    await tabTo(page, /^Camille Exemple$/);
    await page.keyboard.press("ArrowRight");
    await hasFocus(page, /^Déplacer/);
    await page.keyboard.press("Enter");
    await hasFocus(page, /^Insérer/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("Les heures seront calculées dans cet ordre à la planification.").waitFor();
    await tabTo(page, /^sur place$/i);
    await page.keyboard.press("ArrowDown");
    await tabTo(page, /^Adresse de la visioconférence/);
    await page.keyboard.type("https://visio.example.org/jury");
    await pressOn(page, /^Planifier ce jury$/);
    await heading(/^Jury CMI du /).waitFor();
    expect(await page.getByRole("status").allTextContents()).toContainEqual(
      expect.stringContaining("Le jury est planifié."),
    );
  });

  it("convenes, and is asked why so late", async () => {
    await pressOn(page, /^Convoquer 8 personnes$/);
    const dialog = page.getByRole("dialog", { name: "Convoquer 8 personnes" });
    // The fields come with the first form that is opened.
    await dialog.getByRole("button", { name: "Envoyer les convocations" }).waitFor();
    await pressOn(page, /^Envoyer les convocations$/);
    await dialog.getByRole("alert").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-convene-refused");
    await tabTo(page, /^Motif/);
    await page.keyboard.type("Le jury se tient le jour même.");
    await pressOn(page, /^Envoyer les convocations$/);
    await page.getByText("convoqué", { exact: true }).waitFor();
    await stack().settled();
    const printed = page.getByRole("region", { name: "Documents", exact: true });
    await printed
      .getByRole("button", { name: /^Télécharger/ })
      .first()
      .waitFor();
    const downloading = page.waitForEvent("download");
    await printed
      .getByRole("button", { name: /^Télécharger/ })
      .first()
      .click();
    expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/);
    await keepLooks(page, "oemm-session");
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it("sees what the jury decides as it is signed, and closes", async () => {
    const sessionId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const president = await openWithRightSide(stage.people, sessionId);
    const { slots } = await president.call("GET", `/sessions/${sessionId}`);
    for (const { fileId, domains } of slots as { fileId: string; domains: string[] }[]) {
      await president.call("PUT", `/sessions/${sessionId}/slots/${fileId}/outcome`, {
        kind: "decided",
        domains: Object.fromEntries(domains.map((code) => [code, "acquired"])),
      });
      await president.call("POST", `/sessions/${sessionId}/slots/${fileId}/signature`);
    }
    await expect.poll(() => page.getByText(/^signé le /).count(), { timeout: 20_000 }).toBe(4);
    await pressOn(page, /^Clore la séance$/);
    await page.getByRole("dialog").waitFor();
    await pressOn(page, /^Clore la séance$/);
    await page.getByText("clos", { exact: true }).waitFor();
    await keepLooks(page, "oemm-session-closed");
    await keepPrinted(page, "oemm-session-closed");
  });
});
