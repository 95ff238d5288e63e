import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../../../demo/client.ts";
import { pdf } from "../../../demo/files.ts";
import { prepare } from "../../../demo/preparation.ts";
import { openWithRightSide } from "../../../demo/session-story.ts";
import type { Stage } from "../../../demo/stage.ts";
import { enrol } from "../../../demo/vae-story.ts";
import { enrolledVaeFile, submittedVaeFile } from "../../support/candidates.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { convenedSession } from "../../support/convened-session.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { admitEnrolledVae, completeAdmittedVae } from "../../support/prepared-files.ts";
import { goTo } from "../../support/pressing.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";
import { unanswered } from "../../support/unanswered.ts";

/*
 * Acts that need a story before them, which the walk of all pages does not reach: each where the API refuses it, fails or does not
 * answer, and then does it; and forms whose thing another changes while they are filled.
 */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
const files = { amina: "", bruno: "", chloe: "" };

beforeAll(async () => {
  stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  const given = (firstName: string) => ({
    ...{ stack: stack(), people, certification: "CMI", today, firstName },
    email: `${firstName.toLowerCase()}@candidats.example.org`,
  });
  files.amina = await enrol(stage);
  await admitEnrolledVae(stack(), files.amina);
  files.bruno = (await enrolledVaeFile(given("Bruno"))).id;
  files.chloe = await submittedVaeFile(given("Chloe"));
  await stack().settled();
});

async function signedIn(name: RegExp): Promise<Page> {
  const page = await open();
  // What is tried again is so at once.
  await page.addInitScript("Math.random = () => 0");
  await page.goto(stack().urls.space ?? "");
  await takeAccount(page, name);
  return page;
}

const looking = (page: Page, act: string) => async (name: string) => {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, `unanswered-${act}-${name}`, [390]);
  await page.setViewportSize({ width: 1024, height: 768 });
};
const focusedName = (page: Page) =>
  page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");
const pressed = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole("button", { name, exact: true }).click();
const said = (page: Page, done: string) => page.getByRole("status").filter({ hasText: done }).waitFor();
const file = (id: string) => stage.people.oemm.call("GET", `/files/${id}`);

/** Gives a file to what asks for one as it is pressed. */
async function give(page: Page, button: string, name: string, buffer: Buffer, mimeType = ""): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await pressed(page, button);
  await (await choosing).setFiles([{ name, mimeType, buffer }]);
}

describe("a candidate", () => {
  let page: Page;
  beforeAll(async () => {
    page = await signedIn(/Amina/);
  });

  it("R-VAE-5: signs the accompaniment agreement", async () => {
    await stage.people.centre.call("PUT", `/files/${files.amina}/accompaniment-agreement`, {
      nature: "Relire le livret.",
      meetings: [{ mode: "video", duration: 60, subject: "Choisir ses exemples" }],
    });
    await goTo(page, `/files/${files.amina}/agreement`, "Convention d’accompagnement");
    const sign = () => pressed(page, "Signer la convention");
    await page.getByRole("button", { name: "Signer la convention" }).waitFor();
    await unanswered(page, {
      at: "**/accompaniment-agreement/signature",
      press: sign,
      kept: () => page.getByText("Choisir ses exemples").count(),
      look: looking(page, "agreement"),
    });
    expect((await file(files.amina)).agreement).not.toHaveProperty("signedByCandidateOn");
    await sign();
    await said(page, "Vous avez signé la convention.");
    expect((await file(files.amina)).agreement).toHaveProperty("signedByCandidateOn");
  });

  const piece = (title: string) => page.getByRole("listitem").filter({ hasText: title });
  const titled = async (title: string) =>
    (await file(files.amina)).evidence.filter((one: { title: string }) => one.title === title);

  it("R-EVI-3: gives a piece whose announcement is refused, or has no answer", async () => {
    await goTo(page, `/files/${files.amina}/evidence`, "Joignez vos preuves");
    let given = 0;
    await unanswered(page, {
      at: "**/v1/files/*/evidence",
      press: async () => {
        given += 1;
        // Of what is given twice, one is rejected.
        const bytes = Buffer.from(await pdf(`Attestation ${given}`));
        await give(page, "Choisir des fichiers", `attestation-${given}.pdf`, bytes);
      },
      kept: async () => (await titled("attestation")).length,
      look: looking(page, "piece"),
    });
    // What may pass is tried again as it was chosen; what is refused is put aside.
    for (const name of ["attestation-3", "attestation-4"]) {
      await pressed(page, `Réessayer l’envoi de ${name}.pdf`);
      await piece(name.replace("-", " ")).getByText("acceptée").waitFor();
    }
    for (const name of ["attestation-1", "attestation-2"])
      await pressed(page, `Retirer l’envoi de ${name}.pdf`);
    expect((await file(files.amina)).evidence).toMatchObject([{ state: "accepted" }, { state: "accepted" }]);
  });

  it("R-EVI-3: gives a piece that the storage refuses, or whose verification can’t be read, once", async () => {
    const bytes = Buffer.from(await pdf("Courrier"));
    const storage = `${new URL(stack().urls.s3).origin}/**`;
    let sent = 0;
    await page.route(storage, (route) => {
      sent += 1;
      return sent === 1
        ? route.fulfill({
            status: 403,
            headers: { "access-control-allow-origin": "*" },
            body: "<Error><Code>AccessDenied</Code></Error>",
          })
        : route.continue();
    });
    await give(page, "Choisir des fichiers", "courrier.pdf", bytes);
    await page.getByRole("alert").filter({ hasText: "Le dépôt de fichiers ne l’a pas pris" }).waitFor();
    await looking(page, "piece")("storage");
    const looks = "**/v1/files/*/evidence/evd_*";
    await page.route(looks, (route) =>
      sent < 2 || route.request().method() !== "GET" ? route.continue() : route.abort("connectionreset"),
    );
    await pressed(page, "Réessayer l’envoi de courrier.pdf");
    await page.getByRole("alert").filter({ hasText: "La connexion a été coupée" }).waitFor();
    await stack().settled();
    expect(await titled("courrier")).toMatchObject([{ state: "accepted" }]);
    await page.unroute(looks);
    await pressed(page, "Réessayer l’envoi de courrier.pdf");
    await piece("courrier").getByText("acceptée").waitFor();
    await page.unroute(storage);
    // It is there, and was not sent a third time.
    expect(sent).toBe(2);
    expect(await titled("courrier")).toMatchObject([{ state: "accepted" }]);
  });

  it("R-VAE-6: keeps what another tab wrote of the positions while one is changed", async () => {
    const position = {
      ...{ employer: "Mutuelle Exemple", title: "Conseillère", from: "2020-03-02", to: "2024-01-31" },
      ...{ description: "Conseil.", proofs: [] },
    };
    const { candidate } = stage.people;
    const put = async (positions: unknown[]) =>
      candidate.call("PUT", `/files/${files.amina}/positions`, { positions });
    await put([position]);
    await goTo(page, `/files/${files.amina}/positions`, "Vos postes et votre expérience");
    await pressed(page, "Modifier Conseillère");
    await page.getByRole("textbox", { name: "Vos missions" }).fill("Conseil et vente.");
    const later = { ...position, title: "Responsable", from: "2024-02-01", to: "2025-01-31" };
    await put([later, position]);
    await page.getByRole("heading", { level: 2, name: "Responsable" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Vos missions" }).inputValue()).toBe("Conseil et vente.");
    await unanswered(page, {
      at: "**/positions",
      press: () => pressed(page, "Enregistrer le poste"),
      kept: () => page.getByRole("textbox", { name: "Vos missions" }).inputValue(),
      look: looking(page, "position"),
    });
    await pressed(page, "Enregistrer le poste");
    await page.getByRole("button", { name: "Enregistrer le poste" }).waitFor({ state: "detached" });
    expect((await file(files.amina)).positions).toMatchObject([
      { title: "Responsable", description: "Conseil." },
      { title: "Conseillère", description: "Conseil et vente." },
    ]);
  });

  it("R-VAE-8: submits the file", async () => {
    await completeAdmittedVae(stack(), files.amina);
    await goTo(page, `/files/${files.amina}/submission`, "Vérifiez, puis déposez");
    const submit = () => pressed(page, "Déposer mon dossier");
    await unanswered(page, {
      at: "**/submission",
      press: submit,
      kept: async () => (await file(files.amina)).state,
      look: looking(page, "submission"),
    });
    await submit();
    await said(page, "Votre dossier est déposé.");
    expect((await file(files.amina)).state).toBe("submitted");
  });
});

describe("a centre", () => {
  it("R-VAE-3: fills the interview that a colleague records meanwhile, and undoes nothing of it unseen", async () => {
    const page = await signedIn(/Camille/);
    await goTo(page, `/files/${files.bruno}/interview`, "Entretien d’accueil de Bruno Exemple");
    const conclusion = page.getByLabel(/^Conclusion/);
    await conclusion.fill("La VAE est indiquée.");
    await page.getByLabel("Fonction de la personne").fill("Conseillère");
    const recorded = {
      heldOn: stage.today,
      participants: [{ name: "Paul Exemple", function: "Directeur" }],
      positioning: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((rank) => [`CMI-${rank}`, "partially"])),
      conclusion: "La formation est indiquée.",
      advisedPath: "training",
    };
    await stage.people.centre.call("PUT", `/files/${files.bruno}/interview`, recorded);
    const told = page.getByRole("alert").filter({ hasText: "Un autre a écrit ici pendant votre saisie" });
    await told.waitFor();
    // Both are there; what was left is as the colleague wrote it.
    await told.getByText("La formation est indiquée.").waitFor();
    await told.getByText("Paul Exemple, Directeur").waitFor();
    expect(await conclusion.inputValue()).toBe("La VAE est indiquée.");
    expect(await page.getByRole("radio", { name: "Partiellement" }).first().isChecked()).toBe(true);
    await looking(page, "interview")("clash");
    // Each field is settled by itself; the next one takes the focus, and after the last its field.
    const take = told.getByRole("button", { name: /^Reprendre la sienne : .*personne/i });
    await take.focus();
    await page.keyboard.press("Enter");
    await take.waitFor({ state: "detached" });
    expect(await page.getByLabel("Nom de la personne").inputValue()).toBe("Paul Exemple");
    expect(await conclusion.inputValue()).toBe("La VAE est indiquée.");
    const keep = told.getByRole("button", { name: /^Garder ma saisie : Conclusion/ });
    expect(await focusedName(page)).toMatch(/^Reprendre la sienne\s: Conclusion/);
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe(await keep.getAttribute("aria-label"));
    await page.keyboard.press("Enter");
    await told.waitFor({ state: "detached" });
    expect(await conclusion.evaluate((field) => field.matches(":focus"))).toBe(true);
    expect(await conclusion.inputValue()).toBe("La VAE est indiquée.");
    const record = () => pressed(page, "Enregistrer l’entretien");
    await unanswered(page, {
      at: "**/interview",
      press: record,
      kept: () => conclusion.inputValue(),
      look: looking(page, "interview"),
    });
    await record();
    await said(page, "L’entretien est enregistré.");
    expect((await file(files.bruno)).interview).toMatchObject({
      ...recorded,
      conclusion: "La VAE est indiquée.",
    });
  });
});

describe("a company", () => {
  it("R-TRN-1: checks a list of employees, then enrols them", async () => {
    const page = await signedIn(/Marie/);
    await goTo(page, "/enrolments/import", "Importer une liste de salariés");
    const template = await (await fetch(`${stack().urls.space}/api/v1/imports/enrolments/template`)).text();
    const text = Buffer.from(template.replace("ctr_exemple", "ctr_demo_lyon"));
    const look = looking(page, "import");
    await unanswered(page, {
      at: "**/imports/enrolments/preview",
      press: () => give(page, "Choisir le fichier", "salariés.csv", text, "text/csv"),
      kept: async () => (await stage.people.company.call("GET", "/files")).items.length,
      look: (name) => look(`check-${name}`),
    });
    // As it was chosen.
    await pressed(page, "Réessayer");
    const enrolAll = () => pressed(page, "Inscrire 1\u00a0salarié");
    await page.getByRole("button", { name: /^Inscrire 1/ }).waitFor();
    await unanswered(page, {
      at: "**/imports/enrolments",
      press: enrolAll,
      kept: () => page.getByRole("table").innerText(),
      look,
    });
    await enrolAll();
    await said(page, "1\u00a0brouillon créé.");
    await page.getByRole("link", { name: "Ouvrir le brouillon" }).waitFor();
  });
});

describe("R-DAY-1, R-DAY-2: a jury", () => {
  let page: Page;
  let president: ApiClient;
  let sessionId = "";
  const session = () => stage.people.oemm.call("GET", `/sessions/${sessionId}`);
  const dialog = () => page.getByRole("dialog");

  beforeAll(async () => {
    sessionId = await convenedSession(stage, stage.today, [files.chloe]);
    president = await openWithRightSide(stage.people, sessionId, "jur_demo_salarie_2");
    page = await signedIn(/Élise/);
    await goTo(page, `/sessions/${sessionId}`, /^Jury/);
  });

  const present = async () => {
    const { present: there } = await session();
    return [...there].toSorted();
  };

  it("notes who comes, while another member notes who left", async () => {
    await pressed(page, "Modifier les présences");
    await choose(dialog(), /Samuel/);
    const chosen = () => dialog().getByRole("checkbox", { checked: true }).count();
    await unanswered(page, {
      at: "**/attendance",
      press: () => pressed(dialog(), "Enregistrer"),
      kept: chosen,
      look: looking(page, "attendance"),
    });
    const all: string[] = await present();
    await president.call("PUT", `/sessions/${sessionId}/attendance`, {
      present: all.filter((id) => id !== "jur_demo_employeur_2"),
    });
    // As others note it.
    await expect.poll(chosen, { timeout: 15_000 }).toBe(3);
    await pressed(dialog(), "Enregistrer");
    await said(page, "Présences enregistrées.");
    expect(await present()).toEqual(["jur_demo_employeur_1", "jur_demo_salarie_1", "jur_demo_salarie_2"]);
  });

  it("gives the chair to another member", async () => {
    await pressed(page, "Remplacer la présidence");
    await choose(dialog(), /Sarah/);
    await dialog()
      .getByLabel(/^Motif/)
      .fill("Départ.");
    await unanswered(page, {
      at: "**/chair",
      press: () => pressed(dialog(), "Confier la présidence"),
      kept: () =>
        dialog()
          .getByLabel(/^Motif/)
          .inputValue(),
      look: looking(page, "chair"),
    });
    await pressed(dialog(), "Confier la présidence");
    await said(page, "La présidence est remplacée.");
    expect((await session()).chair).toBe("jur_demo_salarie_1");
  });

  it("signs what was decided, closes, and puts the signed sheet there", async () => {
    page = await signedIn(/Sarah/);
    await president.call("PUT", `/sessions/${sessionId}/slots/${files.chloe}/outcome`, { kind: "absent" });
    await goTo(page, `/sessions/${sessionId}/slots/${files.chloe}`, "Chloe Exemple");
    await pressed(page, "Signer la fiche");
    await unanswered(page, {
      at: "**/signature",
      press: () => pressed(dialog(), "Signer"),
      kept: async () => (await session()).slots[0].signed,
      look: looking(page, "signature"),
    });
    await pressed(dialog(), "Signer");
    await page.getByRole("heading", { name: "Résultat signé" }).waitFor();
    await goTo(page, `/sessions/${sessionId}`, /^Jury/);
    await pressed(page, "Clore la séance");
    await unanswered(page, {
      at: "**/closing",
      press: () => pressed(dialog(), "Clore la séance"),
      kept: async () => (await session()).state,
      look: looking(page, "closing"),
    });
    await pressed(dialog(), "Clore la séance");
    await said(page, "La séance est close.");
    const sheet = Buffer.from(await pdf("Feuille d’émargement"));
    await unanswered(page, {
      at: "**/signed-attendance",
      press: () => give(page, "Joindre la feuille", "émargement.pdf", sheet, "application/pdf"),
      kept: async () => (await session()).signedAttendance,
      look: looking(page, "sheet"),
    });
    await pressed(page, "Réessayer");
    await page.getByText("acceptée", { exact: true }).waitFor();
    expect((await session()).signedAttendance).toMatchObject([{ state: "accepted" }]);
  });
});

describe("OEMM", () => {
  it("takes over the past from a list", async () => {
    const page = await signedIn(/secrétariat/);
    await goTo(page, "/past", "Reprise du passé");
    const template = await (await fetch(`${stack().urls.api}/v1/imports/past/template`)).text();
    const look = looking(page, "past");
    await unanswered(page, {
      at: "**/imports/past/preview",
      press: async () => {
        const choosing = page.waitForEvent("filechooser");
        await page.getByRole("button", { name: /^Choisir (?:la|une autre) liste/ }).click();
        const buffer = Buffer.from(template);
        await (await choosing).setFiles([{ name: "passé.csv", mimeType: "text/csv", buffer }]);
      },
      kept: () => page.getByRole("heading", { level: 1 }).innerText(),
      look: (name) => look(`check-${name}`),
    });
    await pressed(page, "Réessayer");
    const lines = page.getByRole("table", { name: "Lignes de la liste" });
    await lines.waitFor();
    const takeOver = () => page.getByRole("button", { name: /^Reprendre \d/ }).click();
    await unanswered(page, {
      at: "**/imports/past",
      press: takeOver,
      kept: () => lines.innerText(),
      look,
    });
    await takeOver();
    await said(page, "reprise");
  });
});
