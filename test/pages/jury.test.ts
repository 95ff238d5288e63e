import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { pdf } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import {
  enrolledVaeFile,
  registeredTrainingFile,
  submitTrainingFile,
  submittedVaeFile,
} from "../support/candidates.ts";
import {
  choose,
  faultsOfAccess,
  keepLooks,
  keepPrinted,
  takeAccount,
  useBrowser,
} from "../support/chromium.ts";
import { isDrawn } from "../support/drawn.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { submitEnrolledVae } from "../support/prepared-files.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
const files = { amina: "", bruno: "", david: "" };
/** The morning’s jury hears Amina and David, the afternoon’s Bruno. */
const sessions = { morning: "", afternoon: "" };
/** The pages of those who sit: Élise chairs, Sarah is of the other side. */
const pages: Record<"elise" | "sarah", Page> = {} as never;
const tablet = { width: 1024, height: 768 };

beforeAll(async () => {
  stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  const ready = (firstName: string) => ({
    ...{ stack: stack(), people, certification: "CMI", today, firstName },
    email: `${firstName.toLowerCase()}@candidats.example.org`,
  });
  const { id } = await enrolledVaeFile(ready("Amina"));
  await submitEnrolledVae(stack(), id);
  files.amina = id;
  files.bruno = await submittedVaeFile(ready("Bruno"));
  files.david = await registeredTrainingFile(ready("David"));
  await submitTrainingFile(ready("David"), files.david);
  const convene = async (startTime: string, fileIds: string[]) => {
    const { id: planned } = await people.oemm.call("POST", "/sessions", {
      certification: "CMI",
      date: today,
      startTime,
      place: { kind: "remote", url: "https://visio.example.org/jury" },
      memberIds: [...people.members.keys()],
      fileIds,
    });
    await people.oemm.call("POST", `/sessions/${planned}/convocation`, { lateReason: "Essai." });
    return planned;
  };
  sessions.morning = await convene("09:00", [files.amina, files.david]);
  sessions.afternoon = await convene("14:00", [files.bruno]);
  await stack().settled();
});

/** A session as the API tells it to OEMM. */
const told = (id: string) => stage.people.oemm.call("GET", `/sessions/${id}`);

async function signIn(name: RegExp): Promise<Page> {
  const page = await open();
  await page.setViewportSize(tablet);
  await page.goto(`${stack().urls.space}/sessions`);
  await takeAccount(page, name);
  await page.getByRole("heading", { level: 1, name: "Mes jurys" }).waitFor();
  return page;
}

async function looksWell(page: Page, name: string): Promise<void> {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, name, [390, 768, 1280]);
  await page.setViewportSize(tablet);
}

describe("R-JURY-7: before the day, a member of the jury", () => {
  it("finds the juries that they sit on, and where, when and with whom", async () => {
    for (const [who, name] of [
      ["elise", /Élise/],
      ["sarah", /Sarah/],
    ] as const)
      pages[who] = await signIn(name);
    await pages.sarah.goto(`${stack().urls.space}/sessions/${sessions.morning}`);
    await looksWell(pages.elise, "jury-sessions");
    await pages.elise
      .getByRole("main")
      .getByRole("link", { name: /9\sh\s00/ })
      .click();
    await pages.elise.getByRole("heading", { name: "Où et quand" }).waitFor();
    await pages.elise.getByText("Jury convoqué").waitFor();
    await looksWell(pages.elise, "jury-session");
    await keepPrinted(pages.elise, "jury-session");
  });

  it("reads a candidate’s file, each piece where it is, notes for themselves, and marks it as examined", async () => {
    const page = pages.elise;
    await page
      .getByRole("link", { name: /Amina Exemple/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Postes occupés" }).waitFor();
    await looksWell(page, "jury-file");
    await page.getByRole("tab", { name: "Pièces" }).click();
    await page.getByRole("button", { name: /Livret du candidat/ }).click();
    await isDrawn(page.getByRole("article", { name: /^Page 1 sur/ }));
    await page.getByText("Amina Exemple", { exact: true }).last().waitFor();
    await looksWell(page, "jury-piece");
    await page.getByRole("button", { name: "Fermer" }).click();
    await page.getByRole("tab", { name: "Mes notes" }).click();
    await page.getByLabel("Mes notes sur ce candidat").fill("Faire préciser l’exemple 2.");
    await page.reload();
    await page.getByLabel("Mes notes sur ce candidat").waitFor();
    expect(await page.getByLabel("Mes notes sur ce candidat").inputValue()).toBe(
      "Faire préciser l’exemple 2.",
    );
    await page.getByRole("button", { name: "Marquer comme examiné" }).click();
    await page.getByText("dossier examiné").waitFor();
  });
});

describe("R-DAY-11: a member who can’t sit", () => {
  it("says so, and OEMM knows", async () => {
    const { elise } = pages;
    await elise.goto(`${stack().urls.space}/sessions/${sessions.afternoon}`);
    await elise.getByRole("button", { name: "Me retirer" }).click();
    const dialog = elise.getByRole("dialog");
    await choose(dialog, /Je connais un candidat/);
    await choose(dialog, /Bruno Exemple/);
    await looksWell(elise, "jury-stepping-back");
    await dialog.getByRole("button", { name: "Prévenir l’OEMM" }).click();
    await elise.getByText("Vous avez dit connaître Bruno Exemple").waitFor();
    expect((await told(sessions.afternoon)).steppedBack).toMatchObject([
      { memberId: "jur_demo_employeur_1", fileId: files.bruno },
    ]);
    await elise.goto(`${stack().urls.space}/sessions/${sessions.morning}`);
  });
});

describe("R-DAY-1, R-DAY-2: on the day, a jury", () => {
  it("opens with who is there and who chairs; the other members see it without a reload", async () => {
    const { elise } = pages;
    await elise.getByRole("link", { name: "La séance" }).click();
    for (const name of ["Élise", "Étienne", "Sarah"])
      await choose(elise.getByRole("group", { name: "Membres présents" }), new RegExp(name));
    await choose(elise.getByRole("radiogroup", { name: "Présidence" }), /Élise/);
    await looksWell(elise, "jury-opening");
    await elise.getByRole("button", { name: "Ouvrir la séance" }).click();
    await elise.getByRole("heading", { name: "Terminer la séance" }).waitFor();
    await pages.sarah.getByRole("heading", { name: "Terminer la séance" }).waitFor();
  });

  it("notes who arrives", async () => {
    const { elise, sarah } = pages;
    await elise.getByRole("button", { name: "Modifier les présences" }).click();
    await choose(elise.getByRole("dialog"), /Samuel/);
    await looksWell(elise, "jury-attendance");
    await elise.getByRole("button", { name: "Enregistrer" }).click();
    await elise.getByRole("dialog").waitFor({ state: "detached" });
    await sarah.getByText("absent(e)").waitFor({ state: "detached" });
  });

  it("hears a candidate in the place of another, and back", async () => {
    const { elise, sarah } = pages;
    const hearings = async () =>
      (await told(sessions.morning)).slots.map(({ fileId, start }: { fileId: string; start: string }) => [
        fileId,
        start,
      ]);
    const exchange = async (one: RegExp, other: RegExp) => {
      await elise.getByRole("link", { name: one }).click();
      await elise.getByRole("button", { name: "Déplacer" }).click();
      const dialog = elise.getByRole("dialog");
      await choose(dialog, /En échange/);
      await choose(dialog, other);
      await looksWell(elise, "jury-move");
      await dialog.getByRole("button", { name: "Déplacer" }).click();
      await dialog.waitFor({ state: "detached" });
    };
    await exchange(/Amina/, /David/);
    await sarah.getByRole("link", { name: /9\sh\s00 David/ }).waitFor();
    expect(await hearings()).toEqual([
      [files.david, "09:00"],
      [files.amina, "09:45"],
    ]);
    await exchange(/David/, /Amina/);
    await sarah.getByRole("link", { name: /9\sh\s00 Amina/ }).waitFor();
    await elise.getByRole("link", { name: "La séance" }).click();
  });

  it("decides by domain, recommends, and the chair signs what another member recorded", async () => {
    const { elise, sarah } = pages;
    for (const page of [elise, sarah]) {
      await page.getByRole("link", { name: /Amina/ }).click();
      await page.getByRole("heading", { name: "Résultat" }).waitFor();
    }
    for (const group of (await sarah.locator(".domains").getByRole("radiogroup").all()).slice(1))
      await choose(group, /^Acquis$/);
    const first = sarah.locator(".domains").getByRole("radiogroup").first();
    await choose(first, /^Non acquis$/);
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    // By the name that the field has in the page.
    await sarah.getByRole("alert").getByText("Expérience à approfondir\u00a0: à renseigner.").waitFor();
    await looksWell(sarah, "jury-refused");
    // The tablet sleeps, the tab is gone: what was typed is on the device.
    await sarah.reload();
    await sarah.getByRole("heading", { name: "Résultat" }).waitFor();
    expect(await first.getByRole("radio", { name: "Non acquis" }).isChecked()).toBe(true);
    await sarah.getByLabel("Expérience à approfondir, ou modules à suivre").fill("Tenir un tableau de bord.");
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await elise.getByText("Sarah Exemple a saisi ce résultat").waitFor();
    await looksWell(elise, "jury-outcome");
    await elise.getByRole("button", { name: "Signer la fiche" }).click();
    await looksWell(elise, "jury-signing");
    await elise.getByRole("dialog").getByRole("button", { name: "Signer", exact: true }).click();
    await sarah.getByRole("heading", { name: "Résultat signé" }).waitFor();
  });

  it("meets what another member recorded during one’s own typing, and loses neither", async () => {
    const { elise, sarah } = pages;
    for (const page of [elise, sarah]) {
      await page.getByRole("link", { name: /David/ }).click();
      await page.getByRole("heading", { name: "Résultat", exact: true }).waitFor();
    }
    await choose(elise, /^Absent excusé$/);
    await choose(sarah, /^Absent$/);
    await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await elise.getByText("Sarah Exemple a enregistré ce résultat pendant votre saisie").waitFor();
    await looksWell(elise, "jury-conflict");
    await elise.getByRole("button", { name: "Garder ma saisie" }).click();
    await elise.getByRole("button", { name: "Enregistrer le résultat" }).click();
    await sarah.getByText("Élise Exemple a saisi ce résultat").waitFor();
    expect(await sarah.getByRole("radio", { name: "Absent excusé" }).isChecked()).toBe(true);
  });

  it("gives the chair to another member, who adjourns; what was signed stands", async () => {
    const { elise, sarah } = pages;
    await elise.getByRole("link", { name: "La séance" }).click();
    await elise.getByRole("button", { name: "Remplacer la présidence" }).click();
    await choose(elise.getByRole("dialog"), /Sarah/);
    await elise.getByRole("button", { name: "Confier la présidence" }).click();
    // The other side takes it with a motive alone.
    await elise
      .getByRole("alert")
      .getByText("À donner quand la présidence passe à l’autre collège.")
      .waitFor();
    await looksWell(elise, "jury-chair");
    await elise.getByLabel(/^Motif/).fill("Départ d’Élise Exemple.");
    await elise.getByRole("button", { name: "Confier la présidence" }).click();
    await elise.getByRole("dialog").waitFor({ state: "detached" });
    await sarah.getByRole("link", { name: "La séance" }).click();
    await sarah.getByRole("button", { name: "Ajourner la séance" }).click();
    const dialog = sarah.getByRole("dialog");
    await looksWell(sarah, "jury-adjournment");
    await choose(dialog, /David/);
    await dialog.getByRole("button", { name: "Ajourner la séance" }).click();
    await sarah.getByText("clos", { exact: true }).waitFor();
    await looksWell(sarah, "jury-closed");
    const { slots } = await told(sessions.morning);
    expect(slots).toMatchObject([{ signed: true }, { outcome: { kind: "adjourned" } }]);
  });
});

it("R-DAY-2: a jury that has signed all closes its session", async () => {
  const { sarah } = pages;
  // The presidency alternates from one jury to the next.
  const by = stage.people.members.get("jur_demo_salarie_1");
  const at = `/sessions/${sessions.afternoon}`;
  const present = [...stage.people.members.keys()].filter((id) => id !== "jur_demo_employeur_1");
  await by?.call("POST", `${at}/opening`, { chair: "jur_demo_salarie_1", present });
  await sarah.goto(`${stack().urls.space}/sessions/${sessions.afternoon}/slots/${files.bruno}`);
  await sarah.getByRole("button", { name: "Déplacer" }).click();
  const dialog = sarah.getByRole("dialog");
  await choose(dialog, /À une heure libre/);
  await dialog.getByLabel("Nouvelle heure, à Paris").fill("15:30");
  await dialog.getByRole("button", { name: "Déplacer" }).click();
  await sarah.getByRole("link", { name: /15\sh\s30/ }).waitFor();
  await choose(sarah.getByRole("main"), /^Absent$/);
  await sarah.getByRole("button", { name: "Enregistrer le résultat" }).click();
  await sarah.getByRole("button", { name: "Signer la fiche" }).click();
  await sarah.getByRole("dialog").getByRole("button", { name: "Signer", exact: true }).click();
  await sarah.getByRole("heading", { name: "Résultat signé" }).waitFor();
  await sarah.getByRole("link", { name: "La séance" }).click();
  await sarah.getByRole("button", { name: "Clore la séance" }).click();
  await looksWell(sarah, "jury-closing");
  await sarah.getByRole("dialog").getByRole("button", { name: "Clore la séance" }).click();
  await sarah.getByText("La séance est close.").waitFor();
  expect(await told(sessions.afternoon)).toMatchObject({
    state: "closed",
    slots: [{ start: "15:30", signed: true, outcome: { kind: "absent" } }],
  });
  await sarah.goto(`${stack().urls.space}/sessions/${sessions.morning}`);
});

describe("R-DAY-6, R-DAY-8: once the day is over, a jury", () => {
  it("deposits the sheet that was signed on paper", async () => {
    const { sarah } = pages;
    await sarah.locator("input[type=file]").setInputFiles({
      name: "émargement.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(await pdf("Feuille d’émargement")),
    });
    await sarah.getByText("acceptée", { exact: true }).waitFor();
  });

  it("corrects a clerical error: who signed says what is right, a member of the other side countersigns", async () => {
    const { elise, sarah } = pages;
    for (const page of [elise, sarah]) {
      await page.getByRole("link", { name: /Amina/ }).click();
      await page.getByRole("link", { name: "Rectifier une erreur de saisie" }).click();
      await page.getByRole("heading", { name: "Ce qui est signé" }).waitFor();
    }
    const first = elise.locator(".domains").getByRole("radiogroup").first();
    await choose(first, /^Acquis$/);
    await elise.getByLabel("Pourquoi la première saisie était une erreur").fill("Deux lignes interverties.");
    await looksWell(elise, "jury-correction");
    await elise.getByRole("button", { name: "Signer la rectification" }).click();
    await elise.getByRole("heading", { name: "Rectification proposée" }).waitFor();
    // Without a reload: what others record appears within seconds.
    await sarah.getByRole("button", { name: "Contresigner" }).click();
    await sarah.getByRole("dialog").getByRole("button", { name: "Contresigner" }).click();
    await sarah.getByText("La rectification est contresignée.").waitFor();
    const [{ outcome }] = (await told(sessions.morning)).slots;
    expect(new Set(Object.values(outcome.domains))).toEqual(new Set(["acquired"]));
    await looksWell(sarah, "jury-corrected");
  });

  it("leaves nothing of its notes on a device where its member signed out", async () => {
    const { elise } = pages;
    const kept = () =>
      elise.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(":notes:")));
    expect(await kept()).toHaveLength(1);
    await elise.getByRole("button", { name: "Se déconnecter" }).click();
    await elise.getByRole("button", { name: "Se connecter" }).waitFor();
    expect(await kept()).toEqual([]);
  });
});
