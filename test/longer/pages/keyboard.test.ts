import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { pdf } from "../../../demo/files.ts";
import { signedInAs } from "../../../demo/invitations.ts";
import { prepare } from "../../../demo/preparation.ts";
import type { Stage } from "../../../demo/stage.ts";
import { upload } from "../../../demo/vae-story.ts";
import {
  draftTraining,
  enrolledVaeFile,
  registeredTrainingFile,
  submittedVaeFile,
} from "../../support/candidates.ts";
import { useBrowser } from "../../support/chromium.ts";
import { convenedSession } from "../../support/convened-session.ts";
import { corpusFile } from "../../support/corpus.ts";
import { Hands } from "../../support/hands.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { admitEnrolledVae, submitEnrolledVae } from "../../support/prepared-files.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/*
 * The main job of each role, from signing in to its end, by a person who has a keyboard alone: no mouse, and no focus that
 * the test sets. At each key, what has the focus is looked at (`Hands`).
 */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
});

/** A person at a page. */
interface At {
  page: Page;
  hands: Hands;
}

async function sitsDown(path: string, name: RegExp): Promise<At> {
  const page = await open();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${stack().urls.space}${path}`);
  const hands = new Hands(page);
  await hands.signIn(name);
  return { page, hands };
}

/** Chooses a file by a button that the keyboard reaches; the browser's own window is the machine's. */
async function choosesFile(at: At, button: RegExp, name: string, contents: Uint8Array | string) {
  await at.hands.to(button);
  await choosesHere(at, name, contents);
}

async function choosesHere({ page }: At, name: string, contents: Uint8Array | string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await choosing).setFiles({ name, mimeType: "", buffer: Buffer.from(contents) });
}

const given = (firstName: string) => ({
  ...{ stack: stack(), people: stage.people, certification: "CMI", today: stage.today, firstName },
  email: `${firstName.toLowerCase().replaceAll(/[^a-z]/g, "")}@candidats.example.org`,
});
/** What the API says. */
const told = (path: string) => stage.people.oemm.call("GET", path);
const idIn = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

describe("by keyboard alone, a candidate", () => {
  let page: Page;
  let hands: Hands;
  let id = "";

  it("R-VAE-1: enrols, question after question", async () => {
    ({ page, hands } = await sitsDown("/", /Amina/));
    await hands.skips();
    await hands.press(/^S’inscrire par la VAE$/);
    await hands.comesTo(/^S’inscrire par la VAE$/);
    await hands.press(/^Commencer$/);
    await hands.comesTo(/^Quel CQP/);
    await hands.pick(/^Conseiller.* individuels$/);
    await hands.press(/^Continuer$/);
    await hands.comesTo(/^Comment vous appelez/);
    await hands.write(/^Prénoms/, "Amina");
    await hands.press(/^Continuer$/);
    await hands.isTold(/^Il manque 2\sréponses/);
    await hands.write(/^Nom de naissance/, "Exemple");
    await hands.pick(/^féminin/i);
    await hands.press(/^Continuer$/);
    await hands.comesTo(/^Quand et où/);
    await hands.writeDay(/naissance/, "1988-02-29");
    await hands.pick(/^en France/i);
    await hands.write(/^Commune/, "Lyon");
    await hands.write(/INSEE/, "69123");
    await hands.press(/^Continuer$/);
    await hands.comesTo(/^Comment vous joindre/);
    await hands.press(/^Continuer$/);
    await hands.comesTo(/^Quel centre/);
    await hands.write(/^Ville, code postal/, "lyon");
    await hands.pick(/Formation Mutualiste Lyon/);
    await hands.press(/^Continuer$/);
    await hands.comesTo(/^Vérifiez vos réponses/);
    await hands.press(/^M’inscrire$/);
    await hands.isTold(/^Votre inscription est enregistrée/);
    await hands.comesTo(/^Bonjour Amina/);
    id = idIn(page);
    expect(await told(`/files/${id}`)).toMatchObject({ state: "enrolled", centreId: "ctr_demo_lyon" });
  });

  it("R-VAE-7: writes the booklet, domain after domain", async () => {
    await admitEnrolledVae(stack(), id);
    await page.getByRole("link", { name: /^Commencer : / }).waitFor();
    await hands.press(/^Commencer : /);
    await hands.comesTo(/^Votre livret VAE/);
    await hands.press(/^1\. /);
    for (let rank = 1; rank <= 7; rank += 1) {
      await page.getByRole("heading", { level: 2, name: new RegExp(`^${rank}\\.`) }).waitFor();
      await hands.write(/^Votre expérience/, `J’ai conseillé (${rank}).`);
      await hands.write(/^Exemple 1/, "Une famille changeait de régime.");
      await page
        .getByRole("status")
        .filter({ hasText: /^Enregistré à/ })
        .waitFor();
      await hands.press(rank < 7 ? /^Domaine suivant$/ : /^Tous les domaines$/);
    }
    await hands.comesTo(/^Votre livret VAE/);
    expect((await told(`/files/${id}`)).answers).toHaveLength(7);
  });

  it("R-VAE-5: signs the agreement on accompaniment", async () => {
    await stage.people.centre.call("PUT", `/files/${id}/accompaniment-agreement`, {
      nature: "Relire le livret.",
      meetings: [{ mode: "video", duration: 60, subject: "Choisir ses exemples" }],
    });
    await hands.press(/^Mon parcours$/);
    await hands.comesTo(/^Bonjour Amina/);
    await page.getByRole("link", { name: /: Signez la convention/ }).waitFor();
    await hands.press(/: Signez la convention/);
    await hands.comesTo(/^Convention d’accompagnement$/);
    await hands.press(/^Signer la convention$/);
    await hands.isTold(/^Vous avez signé la convention/);
    await hands.comesTo(/^Bonjour Amina/);
    expect((await told(`/files/${id}`)).agreement).toHaveProperty("signedByCandidateOn");
  });

  it("R-EVI-1: gives the pieces", async () => {
    await page.getByRole("link", { name: /^Ajouter : Déposez votre CV/ }).waitFor();
    await hands.press(/^Ajouter : Déposez votre CV/);
    await hands.comesTo(/^Joignez vos preuves/);
    for (const [kind, name] of [
      [/^Votre CV/, "cv"],
      [/^Une preuve d’expérience/, "salon"],
      [/^Un justificatif de poste/, "attestation"],
    ] as const) {
      await hands.pick(kind);
      await choosesFile({ page, hands }, /^Choisir des fichiers$/, `${name}.pdf`, await pdf(name));
      await page.getByRole("listitem").filter({ hasText: name }).getByText("acceptée").waitFor();
    }
  });

  it("R-VAE-6, R-VAE-8: describes a position, checks and submits", async () => {
    await hands.press(/^Mon parcours$/);
    await hands.comesTo(/^Bonjour Amina/);
    await hands.press(/^Décrire : /);
    await hands.comesTo(/^Vos postes/);
    await hands.press(/^Ajouter un poste$/);
    await hands.write(/^Intitulé du poste/, "Conseillère mutualiste");
    await hands.write(/^Employeur/, "Mutuelle Exemple");
    await hands.writeDay(/Premier jour/, "2020-03-02");
    await hands.write(/^Vos missions/, "Conseil aux particuliers.");
    await hands.tick(/^attestation$/);
    await hands.press(/^Enregistrer le poste$/);
    await page.getByRole("heading", { level: 2, name: "Conseillère mutualiste" }).waitFor();
    await hands.isPlaced();
    await hands.press(/^Mon parcours$/);
    await hands.comesTo(/^Bonjour Amina, votre dossier est complet/);
    await hands.press(/^Vérifier et déposer/);
    await hands.comesTo(/^Vérifiez, puis déposez/);
    await hands.press(/^Déposer mon dossier$/);
    await hands.isTold(/^Votre dossier est déposé/);
    await hands.comesTo(/^Bonjour Amina/);
    expect((await told(`/files/${id}`)).state).toBe("submitted");
  });
});

describe("by keyboard alone, a centre", () => {
  it("R-VAE-3: holds the interview, and rules once the experience is weighed", async () => {
    const { id } = await enrolledVaeFile(given("Bruno"));
    const { page, hands } = await sitsDown("/", /Camille/);
    await hands.skips();
    await hands.press(/^Bruno Exemple/);
    await hands.comesTo(/^Bruno Exemple/);
    await hands.press(/^Tenir l’entretien$/);
    await hands.comesTo(/^Entretien d’accueil de Bruno/);
    await hands.press(/^Enregistrer l’entretien$/);
    await page.getByRole("alert").waitFor();
    // What is wrong takes the focus, and leads to its field.
    await expect.poll(async () => (await hands.held())?.role).toBe("alert");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect((await hands.held())?.name).toMatch(/^jour, /);
    await page.keyboard.type(stage.today.split("-").toReversed().join(""));
    await hands.write(/^Nom de la personne/, "Camille Exemple");
    await hands.write(/^Fonction de la personne/, "Conseillère");
    for (let rank = 1; rank <= 7; rank += 1) await hands.pick(/^Totalement$/, new RegExp(`^${rank}\\.`));
    await hands.write(/^Conclusion/, "La VAE est indiquée.");
    await hands.press(/^Enregistrer l’entretien$/);
    await hands.isTold(/^L’entretien est enregistré/);
    await hands.comesTo(/^Bruno Exemple/);
    await hands.keepsAndGivesBack(/^Statuer sur la recevabilité$/);
    await hands.opensHere();
    await hands.pick(/^non recevable$/i);
    await hands.write(/^Motif/, "Moins de trois ans d’expérience du métier.");
    await hands.press(/^Statuer sur la recevabilité$/);
    await hands.isTold(/^La décision est enregistrée/);
    expect((await told(`/files/${id}`)).admissibility).toMatchObject({ decision: "not-admissible" });
  });

  it("R-TRN-8: assesses a module that it delivers, on the grid", async () => {
    const id = await registeredTrainingFile(given("Maël"));
    const { page, hands } = await sitsDown(`/files/${id}`, /Camille/);
    await hands.comesToFirst(/^Maël Exemple/);
    await hands.press(/^Évaluer$/);
    await hands.comesTo(/^Évaluation du module/);
    await hands.press(/^Enregistrer l’évaluation$/);
    // What is wrong takes the focus.
    await expect.poll(async () => (await hands.held())?.role).toBe("alert");
    await hands.writeDay(/jour de l’évaluation/, stage.today);
    const asked = await page.getByRole("radiogroup").count();
    expect(asked).toBeGreaterThan(1);
    for (let rank = 1; rank <= asked; rank += 1) await hands.pick(/^Maîtrisé$/i, /^\d/);
    await hands.write(/^Commentaire libre/, "Acquis, vu en situation.");
    await hands.press(/^Enregistrer l’évaluation$/);
    await hands.isTold(/^L’évaluation est enregistrée/);
    await hands.comesTo(/^Maël Exemple/);
    expect((await told(`/files/${id}`)).trainingBooklet).toMatchObject([
      { moduleCode: "M1", assessedOn: stage.today, comment: "Acquis, vu en situation." },
    ]);
  });
});

describe("by keyboard alone, a company", () => {
  it("R-TRN-1: enrols an employee", async () => {
    const { page, hands } = await sitsDown("/enrolments/new", /Marie/);
    await hands.skips();
    await hands.pick(/relation à distance/, /^Certification/);
    await hands.write(/^Nom de naissance/, "Exemple");
    await hands.write(/^Prénoms/, "David");
    await hands.writeDay(/naissance/, "1985-04-12");
    await hands.pick(/^en France/i, /^Lieu de naissance/);
    await hands.write(/^Commune/, "Lyon 3e Arrondissement");
    await hands.write(/INSEE/, "69383");
    await hands.pick(/^masculin/i, /^Sexe/);
    await hands.write(/^Adresse électronique/, "david@candidats.example.org");
    await hands.pick(/Lyon/, /^Centre/);
    await hands.pick(/^en poste/i, /^Situation/);
    await hands.press(/^Inscrire$/);
    await hands.isTold(/David Exemple/);
    await hands.comesTo(/^David Exemple/);
    expect(await told(`/files/${idIn(page)}`)).toMatchObject({ path: "training", state: "draft" });
  });

  it("R-TRN-1: deposits the documents of an enrolment, and removes one", async () => {
    const { email } = given("Noé");
    const { id } = await draftTraining(stage.people.company, "CRD", {
      civilStatus: civilStatusOf("Noé", "Exemple"),
      email,
    });
    const { page, hands } = await sitsDown(`/files/${id}`, /Marie/);
    await hands.comesToFirst(/^Noé Exemple/);
    await hands.press(/^Déposer les pièces$/);
    await hands.comesTo(/^Pièces de l’inscription/);
    const piece = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    for (const [kind, name] of [
      [/^La copie du parcours/, "parcours"],
      [/^Une autre pièce/, "avenant"],
    ] as const) {
      await hands.pick(kind);
      await choosesFile({ page, hands }, /^Choisir des fichiers$/, `${name}.pdf`, await pdf(name));
      await piece(name).getByText("acceptée").waitFor();
    }
    await hands.press(/^Retirer avenant/);
    await hands.isPlaced();
    await hands.press(/^Oui, la retirer/);
    await piece("avenant").first().waitFor({ state: "detached" });
    await hands.isPlaced();
    await hands.press(/^Le dossier$/);
    await hands.comesTo(/^Noé Exemple/);
    expect((await told(`/files/${id}`)).evidence).toMatchObject([{ category: "individual-path" }]);
  });

  it("R-TRN-1: checks a list of employees, reads its faults on its lines, and enrols them", async () => {
    const { page, hands } = await sitsDown("/", /Marie/);
    await hands.skips();
    await hands.to(/^Importer une liste$/, { key: "Shift+Tab" });
    await page.keyboard.press("Enter");
    await hands.comesTo(/^Importer une liste de salariés/);
    await hands.press(/^Les codes des centres et des CQP/);
    await page.getByText("ctr_demo_lyon").first().waitFor();
    const template = await fetch(`${stack().urls.space}/api/v1/imports/enrolments/template`);
    const filled = (await template.text()).replace("ctr_exemple", "ctr_demo_lyon").trimEnd();
    const faulty = filled.replace("17/05/1990", "31/02/1990");
    await choosesFile({ page, hands }, /^Choisir le fichier$/, "salariés.csv", faulty);
    await page.getByText(/Date de naissance\s: une date est attendue/).waitFor();
    await hands.isPlaced();
    await hands.to(/^Lignes du fichier$/);
    await hands.to(/^Choisir le fichier$/, { key: "Shift+Tab" });
    await choosesHere({ page, hands }, "salariés.csv", filled);
    await page.getByText("0 à corriger").waitFor();
    await hands.press(/^Inscrire 1 salarié$/);
    await hands.isTold(/^1\sbrouillon créé/);
    await hands.press(/^Ouvrir le brouillon$/);
    await hands.comesTo(/^Élodie Exemple/);
  });
});

describe("by keyboard alone, an evaluator", () => {
  it("R-PER-6, R-TRN-10: accepts, and gives an opinion on each domain", async () => {
    const { email } = given("Lina");
    const id = await registeredTrainingFile(given("Lina"));
    await stage.people.company.call("PUT", `/files/${id}/evaluators`, {
      evaluators: [
        { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
        { role: "tutor", name: "Thomas Exemple", email: "tuteur@mutuelle.example.org" },
      ],
    });
    const employee = await signedInAs(stack().urls, email);
    await employee.call("PUT", `/files/${id}/activities`, { text: "J’accueille et je conseille." });
    const { page, hands } = await sitsDown(`/files/${id}`, /Thomas/);
    await hands.comesToFirst(/^Évaluer Lina Exemple/);
    await hands.press(/^Accepter$/);
    await hands.isTold(/^Vous évaluez ce candidat/);
    await hands.press(/^Donner votre avis$/);
    await hands.comesTo(/^Votre avis/);
    for (let rank = 1; rank <= 7; rank += 1) {
      await hands.pick(/^Maîtrisé$/i, /^Niveau/);
      await hands.write(/^Commentaire/, "Vu au travail.");
    }
    await hands.press(/^Donner cet avis$/);
    await hands.isTold(/^Votre avis est enregistré/);
    await hands.comesTo(/^Lina Exemple/);
    await page.getByText(/^Donné le/).waitFor();
    expect((await told(`/files/${id}`)).opinions).toMatchObject([{ role: "tutor" }]);
  });
});

describe("by keyboard alone, a jury member", () => {
  let fileId = "";
  let sessionId = "";
  const slotPath = () => `/sessions/${sessionId}/slots/${fileId}`;

  beforeAll(async () => {
    const { id, candidate } = await enrolledVaeFile(given("Chloé"));
    const photo = { fileName: "png-rgb.png", contentType: "image/png" };
    const piece = { category: "experience", title: "Affiche du salon", ...photo };
    await upload(candidate, id, piece, corpusFile(photo.fileName));
    await stack().settled();
    await submitEnrolledVae(stack(), id);
    fileId = id;
    sessionId = await convenedSession(stage, stage.today, [id]);
    await stack().settled();
  });

  it("R-JURY-7: reads the booklet and the pieces, one after another, and says so", async () => {
    const { page, hands } = await sitsDown(slotPath(), /Étienne/);
    await hands.comesToFirst(/^Chloé Exemple/);
    await hands.to(/^Livret$/);
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await hands.held())?.name).toBe("Pièces");
    await page.getByRole("button", { name: /^Livret/i }).waitFor();
    const opener = page.getByRole("button", { name: /Affiche du salon/ });
    await opener.waitFor();
    await hands.opens(/^Livret .* À jour/i);
    const room = page.getByRole("dialog");
    const shows = (title: RegExp) => room.getByRole("heading", { name: title }).waitFor();
    await room.getByText(/^\d+\spages?$/).waitFor();
    // What scrolls is reached, and its tools.
    await hands.press(/^Agrandir$/);
    await hands.isPlaced();
    await hands.to(/livret/i);
    const scrolled = () => page.evaluate("document.activeElement.scrollTop");
    await page.keyboard.press("End");
    await expect.poll(scrolled).toBeGreaterThan(0);
    while (await room.getByRole("heading", { name: /Affiche du salon/ }).isHidden()) {
      await hands.press(/^Suivant$/);
      await hands.isPlaced();
    }
    await shows(/Affiche du salon/);
    await room.getByRole("img", { name: "Affiche du salon" }).waitFor();
    await page.keyboard.press("Escape");
    await room.waitFor({ state: "detached" });
    await expect.poll(async () => (await hands.held())?.name).toMatch(/Livret|Affiche du salon/);
    await hands.to(/^Marquer comme examiné$/, { key: "Shift+Tab" });
    await page.keyboard.press("Enter");
    await hands.isTold(/^Dossier marqué comme examiné/);
    const { slots } = await told(`/sessions/${sessionId}`);
    expect(slots).toMatchObject([{ examinedBy: ["jur_demo_employeur_2"] }]);
  });

  it("R-DAY-1, R-DAY-2: opens, notes who comes, decides, signs and closes", async () => {
    const { page, hands } = await sitsDown("/sessions", /Élise/);
    await hands.skips();
    await hands.press(/9\sh\s00/);
    await hands.comesTo(/^Jury du /);
    await page.getByRole("heading", { name: "Ouvrir la séance" }).waitFor();
    await hands.pick(/^Élise/, /^Présidence/);
    for (const name of [/^Élise/, /^Étienne/, /^Sarah/]) await hands.tick(name, /^Membres présents/);
    await hands.press(/^Ouvrir la séance$/);
    await hands.isTold(/^La séance est ouverte/);
    await hands.keepsAndGivesBack(/^Modifier les présences$/);
    await hands.opensHere();
    await hands.tick(/^Samuel/);
    await hands.press(/^Enregistrer$/);
    await hands.isTold(/présen/i);
    await hands.to(/Chloé Exemple/, { key: "Shift+Tab" });
    await page.keyboard.press("Enter");
    await hands.comesTo(/^Chloé Exemple/);
    await hands.pick(/^A été entendu/);
    for (let rank = 1; rank <= 7; rank += 1) await hands.pick(/^Acquis$/, new RegExp(`^${rank}\\.`));
    await hands.press(/^Enregistrer le résultat$/);
    await hands.isTold(/^Résultat de Chloé Exemple enregistré/);
    await hands.opens(/^Signer la fiche$/);
    await hands.press(/^Signer$/);
    await hands.isTold(/^Résultat de Chloé Exemple signé/);
    await page.getByRole("heading", { name: "Résultat signé" }).waitFor();
    await hands.to(/^La séance$/, { key: "Shift+Tab" });
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Terminer la séance" }).waitFor();
    await hands.isPlaced();
    await hands.opens(/^Clore la séance$/);
    await hands.press(/^Clore la séance$/);
    await hands.isTold(/close/);
    expect(await told(`/sessions/${sessionId}`)).toMatchObject({
      state: "closed",
      slots: [{ signed: true }],
    });
  });

  it("R-DAY-8: corrects a clerical error in what they signed", async () => {
    const { page, hands } = await sitsDown(slotPath(), /Élise/);
    await hands.comesToFirst(/^Chloé Exemple/);
    await hands.press(/^Rectifier une erreur de saisie$/);
    await hands.comesTo(/^Rectifier la fiche de Chloé/);
    await page.getByRole("heading", { name: "Ce qui est juste" }).waitFor();
    await hands.pick(/^Non acquis$/, /^1\./);
    await hands.write(/^Expérience à approfondir/, "Approfondir ce domaine.");
    await hands.press(/^Signer la rectification$/);
    // What is wrong takes the focus, and leads to its field.
    await expect.poll(async () => (await hands.held())?.role).toBe("alert");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect((await hands.held())?.name).toMatch(/^Pourquoi la première saisie/);
    await page.keyboard.type("Deux lignes interverties.");
    await hands.press(/^Signer la rectification$/);
    await hands.isTold(/^Rectification signée/);
    await page.getByRole("heading", { name: "Rectification proposée" }).waitFor();
    const { proposed } = await told(`${slotPath()}/correction`);
    expect(proposed).toMatchObject({
      by: "jur_demo_employeur_1",
      outcome: { domains: { "CMI-1": "not-acquired", "CMI-2": "acquired" } },
    });
  });

  it("R-DAY-8: countersigns a correction", async () => {
    const { page, hands } = await sitsDown(slotPath(), /Sarah/);
    await hands.comesToFirst(/^Chloé Exemple/);
    await hands.press(/^Rectifier une erreur de saisie$/);
    await hands.comesTo(/^Rectifier la fiche de Chloé/);
    await page.getByRole("button", { name: "Contresigner" }).waitFor();
    await hands.keepsAndGivesBack(/^Contresigner$/);
    await hands.opensHere();
    await hands.press(/^Contresigner$/);
    await hands.isTold(/^La rectification est contresignée/);
    await page.getByRole("heading", { level: 1, name: "Fiche rectifiée de Chloé Exemple" }).waitFor();
    const { slots } = await told(`/sessions/${sessionId}`);
    expect(slots).toMatchObject([{ outcome: { domains: { "CMI-1": "not-acquired" } } }]);
  });
});

describe("by keyboard alone, an OEMM officer", () => {
  it("R-JURY-1, R-JURY-6: proposes a jury, moves a candidate, plans and convenes", async () => {
    const firstNames = ["Inès", "Jules", "Karim", "Lucie"];
    for (const name of firstNames) await submittedVaeFile(given(name));
    await stack().settled();
    const { page, hands } = await sitsDown("/", /Odile/);
    await hands.skips();
    await hands.press(/^Proposer un jury CMI$/);
    await hands.comesTo(/^Liste d’attente CMI/);
    await hands.writeDay(/Jour du jury/, stage.today);
    await hands.press(/^Proposer$/);
    await hands.isTold(/^Un jury de \d\scandidats est proposé/);
    const order = page.getByRole("grid", { name: "Ordre de passage" });
    const names = async () =>
      (await order.getByRole("row").allInnerTexts()).map((row) => /(\p{L}+) Exemple/u.exec(row)?.[1]);
    const [first, second] = await names();
    await hands.to(new RegExp(`^${first} Exemple$`));
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await hands.held())?.name).toMatch(/^Déplacer/);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await hands.held())?.name).toMatch(/^Insérer/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(names).toEqual([second, first, ...(await names()).slice(2)]);
    await hands.isPlaced();
    await hands.pick(/^à distance/i, /^Lieu du jury/);
    await hands.write(/^Adresse de la visioconférence/, "https://visio.example.org/jury");
    await hands.press(/^Planifier ce jury$/);
    await hands.isTold(/^Le jury est planifié/);
    await hands.comesTo(/^Jury CMI du /);
    await hands.keepsAndGivesBack(/^Convoquer \d personnes$/);
    await hands.opensHere();
    await hands.write(/^Motif/, "Le jury se tient le jour même.");
    await hands.press(/^Envoyer les convocations$/);
    await hands.isTold(/^Les convocations partent/);
    expect((await told(`/sessions/${idIn(page)}`)).state).toBe("convened");
  });
});
