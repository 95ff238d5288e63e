import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { pdf } from "../../../demo/files.ts";
import { prepare } from "../../../demo/preparation.ts";
import type { Stage } from "../../../demo/stage.ts";
import { upload } from "../../../demo/vae-story.ts";
import { draftTraining, submittedVaeFile } from "../../support/candidates.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { find, goTo, press, write, writeDay, writeExtraTime } from "../../support/pressing.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
let page: Page;
/** The place that a page shows: its address. */
const shownId = () => new URL(page.url()).pathname.split("/").at(-1) ?? "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  page = await open();
  await page.goto(stack().urls.space ?? "");
  await takeAccount(page, /secrétariat/);
});

const oemmCall = (method: string, path: string, body?: unknown) => stage.people.oemm.call(method, path, body);

/** Deposits a piece that came by post, on the page of its file. */
async function deposit(name: string, category: string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choisir un/ }).click();
  const buffer = Buffer.from(await pdf(name));
  await (await choosing).setFiles({ name, mimeType: "application/pdf", buffer });
  await press(page, {
    act: `Déposer ${name}`,
    fill: async (form) => {
      await form.getByRole("button", { name: /^Choisir/ }).click();
      await page.getByRole("option", { name: category }).click();
      await write(form, { Motif: "Reçu par la poste." });
    },
    done: "La pièce est déposée",
  });
}

describe("OEMM keeps the directories", () => {
  it("registers a centre, changes it, records its approval, invites who acts for it, and merges it", async () => {
    await goTo(page, "/centres", "Centres");
    await press(page, {
      act: "Inscrire un centre",
      fill: (form) =>
        write(form, {
          "Nom du centre": "Formation Rhône",
          "Adresse du centre": "rhone@centres.example.org",
          "Adresse postale": "2 rue de l’Essai, 69002 Lyon",
          Ville: "Lyon",
        }),
      done: "Le centre est inscrit.",
    });
    await page.getByRole("heading", { level: 1, name: "Formation Rhône" }).waitFor();
    const centreId = shownId();
    await press(page, {
      act: "Modifier",
      fill: (form) => write(form, { "Numéro de téléphone": "04 65 71 12 99" }),
      done: "Le centre est modifié.",
    });
    await page.getByText("04\u00a065\u00a071\u00a012\u00a099").waitFor();
    const { from, until } = currentApproval();
    await press(page, {
      act: "Enregistrer un agrément",
      fill: async (form) => {
        await choose(form, "Conseiller(ère) mutualiste individuels");
        await choose(form, "accompagnement à la VAE");
        await writeDay(form, "Premier jour de l’agrément", from);
        await writeDay(form, "Dernier jour de l’agrément", until);
        await writeDay(form, "Jour de la décision", from);
      },
      done: "L’agrément est enregistré.",
    });
    await page.getByRole("region", { name: "Agréments" }).getByText("CMI").first().waitFor();
    await press(page, {
      act: "Inviter une personne",
      fill: async (form) => {
        await write(form, { Nom: "Inès Exemple", "Adresse électronique": "ines@centres.example.org" });
        await choose(form, "responsable");
      },
      done: "L’invitation est envoyée.",
    });
    const people = page.getByRole("region", { name: "Personnes" });
    await people.getByText("Inès Exemple").waitFor();
    await press(people, { act: "Renvoyer l’invitation", done: "L’invitation est renvoyée." });
    await press(people, {
      act: "Modifier",
      fill: (form) => write(form, { Nom: "Inès Essai" }),
      done: "C’est enregistré.",
    });
    await people.getByText("Inès Essai").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-centre-new");
    await press(page, {
      act: "Fusionner avec un autre",
      fill: (form) => find(form, "Centre qui le reçoit", "lyo", "Formation Mutualiste Lyon"),
      done: "Les deux centres sont fusionnés.",
    });
    await page.getByText("Ce centre a été fusionné avec").waitFor();
    const { centre } = await stage.people.oemm.call("GET", `/centres/${centreId}`);
    expect(centre.mergedInto).toBe("ctr_demo_lyon");
  });

  it("registers a company, changes it, and merges it", async () => {
    await goTo(page, "/companies", "Entreprises");
    await press(page, {
      act: "Inscrire une entreprise",
      fill: (form) =>
        write(form, {
          "Nom de l’entreprise": "Mutuelle du Rhône",
          "Adresse de l’entreprise": "rh@rhone.example.org",
          "Adresse postale": "3 rue de l’Essai, 69002 Lyon",
          Ville: "Lyon",
        }),
      done: "L’entreprise est inscrite.",
    });
    await page.getByRole("heading", { level: 1, name: "Mutuelle du Rhône" }).waitFor();
    const companyId = shownId();
    await press(page, {
      act: "Modifier",
      fill: (form) => write(form, { Ville: "Villeurbanne" }),
      done: "L’entreprise est modifiée.",
    });
    await press(page, {
      act: "Fusionner avec une autre",
      fill: (form) => find(form, "Entreprise qui la reçoit", "mutuelle e", "Mutuelle Exemple"),
      done: "Les deux entreprises sont fusionnées.",
    });
    const company = await stage.people.oemm.call("GET", `/companies/${companyId}`);
    expect(company).toMatchObject({ city: "Villeurbanne", mergedInto: "cmp_demo_mutuelle" });
  });

  it("registers a member of juries and changes them", async () => {
    await goTo(page, "/jury-members", "Membres de jury");
    await press(page, {
      act: "Inscrire un membre",
      fill: async (form) => {
        await write(form, { "Nom du membre": "Éva Essai", "Adresse du membre": "eva@jury.example.org" });
        await choose(form, "employeurs");
        await write(form, { "Organisation que": "UGEM" });
        await find(form, "Entreprise où il travaille", "mutuelle", "Mutuelle Exemple");
      },
      done: "Le membre est inscrit à l’annuaire.",
    });
    const line = page.getByRole("listitem").filter({ hasText: "Éva Essai" });
    await line.waitFor();
    await press(line, {
      act: "Modifier",
      fill: (form) => write(form, { "Organisation que": "Union mutualiste" }),
      done: "Le membre est modifié.",
    });
    await line.getByText("Union mutualiste").waitFor();
  });

  it("invites a colleague, and tells how reminders come", async () => {
    await goTo(page, "/team", "L’équipe");
    await press(page, {
      act: "Inviter une personne",
      fill: async (form) => {
        await write(form, { Nom: "Noé Exemple", "Adresse électronique": "noe@oemm.example.org" });
        await choose(form, "collaborateur");
      },
      done: "L’invitation est envoyée.",
    });
    await page.getByText("Noé Exemple").waitFor();
    await press(page, {
      act: "Choisir les rappels",
      fill: (form) => choose(form, "le seul récapitulatif hebdomadaire"),
      done: "Votre choix est enregistré.",
    });
    expect(await oemmCall("GET", "/me/reminders")).toEqual({ deadlines: "digest" });
    await keepLooks(page, "oemm-team");
    expect(await faultsOfAccess(page)).toEqual([]);
  });
});

describe("OEMM acts in the place of who can't", () => {
  let fileId = "";

  it("enrols a candidate from a form, who has no address but a postal one", async () => {
    await goTo(page, "/files", "Dossiers");
    await page.getByRole("link", { name: "Inscrire à partir d’un formulaire" }).click();
    await page.getByRole("heading", { level: 1, name: "Inscrire à partir d’un formulaire" }).waitFor();
    const form = page.getByRole("main");
    await choose(form, /^VAE/);
    await choose(form, "Conseiller(ère) mutualiste individuels");
    await write(form, { "Nom de naissance": "Essai", Prénoms: "Odette" });
    await writeDay(form, "Date de naissance", "1961-03-08");
    await choose(form, "en France");
    await write(form, { "Commune de naissance": "Lyon 3e Arrondissement", "Code INSEE": "69383" });
    await choose(form, "féminin");
    await write(form, { "Adresse postale complète": "8 rue de l’Essai, 69003 Lyon" });
    await find(form, "Centre agréé", "form", "Formation Mutualiste Lyon");
    await page.getByRole("button", { name: "Inscrire", exact: true }).click();
    await page.getByRole("alert").getByText("À renseigner par l’OEMM.").waitFor();
    await keepLooks(page, "oemm-enrol-refused");
    expect(await faultsOfAccess(page)).toEqual([]);
    await write(form, { Motif: "Formulaire reçu par la poste." });
    await page.getByRole("button", { name: "Inscrire", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Odette Essai" }).waitFor();
    fileId = shownId();
    await page.getByRole("tabpanel").getByText("à la place d’Odette Essai").waitFor();
  });

  it("says that the letter which tells it was posted", async () => {
    await stack().settled();
    await goTo(page, "/tasks?kind=letter-to-post", "Tâches");
    await page
      .getByRole("link", { name: /^Poster/ })
      .first()
      .click();
    await page.getByText("8 rue de l’Essai, 69003 Lyon").waitFor();
    await keepLooks(page, "oemm-letter");
    await press(page, {
      act: "Dire quel jour elle a été postée",
      fill: async () => undefined,
      done: "La lettre est notée comme postée.",
    });
    await page.getByText("terminée", { exact: true }).waitFor();
  });

  it("deposits a piece that came by post, corrects the civil status by it, and removes another", async () => {
    await goTo(page, `/files/${fileId}`, "Odette Essai");
    await page.getByRole("tab", { name: "Pièces" }).click();
    for (const [name, category] of [
      ["acte.pdf", "justificatif d’état civil"],
      ["cv.pdf", "curriculum vitæ"],
    ] as const) {
      await deposit(name, category);
    }
    await expect
      .poll(() => page.getByRole("tabpanel").getByText("acceptée", { exact: true }).count(), {
        timeout: 20_000,
      })
      .toBe(2);
    await keepLooks(page, "oemm-pieces");
    await press(page, {
      act: "Rectifier l’état civil",
      fill: async (form) => {
        await write(form, { "Nom d’usage": "Durand" });
        await choose(form, "donnée qui a changé");
        await choose(form, /acte/);
      },
      done: "L’état civil est rectifié.",
    });
    await page.getByRole("heading", { level: 1, name: "Odette Durand" }).waitFor();
    await press(page.getByRole("listitem").filter({ hasText: "cv.pdf" }), {
      act: "Retirer",
      fill: (form) => write(form, { Motif: "Ce n’est pas le sien." }),
      done: "La pièce est retirée.",
    });
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it("moves an account, changes the centre, withdraws", async () => {
    await goTo(page, `/files/${fileId}`, "Odette Durand");
    await press(page, {
      act: "Corriger les coordonnées",
      fill: async (form) => {
        await write(form, { "Adresse électronique": "odette@candidats.example.org" });
        await choose(form, "donnée qui a changé");
      },
      done: "Les coordonnées sont corrigées.",
    });
    await press(page, {
      act: "Changer de centre",
      fill: async (form) => {
        await find(form, "Centre agréé", "form", "Formation Mutualiste Lyon");
        await write(form, { Motif: "Demandé par courrier." });
      },
      done: "Le centre est changé.",
    });
    await press(page, {
      act: "Déplacer le compte",
      fill: async (form) => {
        await choose(form, "boîte aux lettres perdue");
        await choose(form, "en personne");
        await write(form, { "Nouvelle adresse": "odette-2@candidats.example.org" });
      },
      done: "Le compte est déplacé",
    });
    // Its files follow a moment later.
    await stack().settled();
    await goTo(page, "/files", "Dossiers");
    await goTo(page, `/files/${fileId}`, "Odette Durand");
    await press(page, {
      act: "Abandonner",
      fill: (form) => write(form, { Motif: "Demandé par courrier." }),
      done: "La candidature est abandonnée.",
    });
    expect(await stage.people.oemm.call("GET", `/files/${fileId}`)).toMatchObject({ state: "withdrawn" });
  });

  it("keeps the acceptance that an employee signed on paper, registers, and changes the company", async () => {
    const { company } = stage.people;
    const candidate = {
      email: "paule@candidats.example.org",
      civilStatus: civilStatusOf("Paule", "Exemple"),
    };
    const { id } = await draftTraining(company, "CRD", candidate);
    const { domains } = await stage.people.visitor.call("GET", "/certifications/CRD");
    const codes: string[] = domains.map(({ code }: { code: string }) => code);
    await company.call("PUT", `/files/${id}/interview`, {
      ...{ heldOn: stage.today, participants: [{ name: "Rachel Exemple", function: "Responsable" }] },
      ...{ positioning: Object.fromEntries(codes.map((code) => [code, "fully"])), advisedPath: "training" },
      conclusion: "Une formation est utile.",
    });
    const module = {
      code: "M1",
      title: "Module",
      domains: codes.slice(0, 1),
      hours: 40,
      centreId: "ctr_demo_lyon",
    };
    await company.call("PUT", `/files/${id}/individual-path`, {
      modules: [{ ...module, startsOn: stage.today, endsOn: stage.today }],
    });
    const document = { category: "individual-path", title: "Parcours", fileName: "parcours.pdf" };
    await upload(company, id, { ...document, contentType: "application/pdf" }, await pdf("Parcours"));
    await oemmCall("PUT", "/companies/cmp_demo_autre", {
      ...{
        name: "Autre Mutuelle",
        email: "rh@autre.example.org",
        address: "4 rue de l’Essai",
        city: "Lille",
      },
    });
    await goTo(page, `/files/${id}`, "Paule Exemple");
    await page.getByRole("tab", { name: "Pièces" }).click();
    await deposit("inscription.pdf", "inscription signée");
    await page.getByRole("listitem").filter({ hasText: "inscription.pdf" }).getByText("acceptée").waitFor();
    await press(page, {
      act: "Enregistrer l’acceptation signée sur papier",
      fill: (form) => choose(form, /inscription/),
      done: "L’acceptation est enregistrée.",
    });
    await stack().settled();
    await press(page, { act: "Enregistrer l’inscription", done: "L’inscription est enregistrée." });
    await press(page, {
      act: "Changer d’entreprise",
      fill: (form) => find(form, "Entreprise", "autre", "Autre Mutuelle"),
      done: "L’entreprise est changée.",
    });
    expect(await oemmCall("GET", `/files/${id}`)).toMatchObject({
      state: "enrolled",
      companyId: "cmp_demo_autre",
    });
  });

  it("reopens a file that was submitted, submits it again, and closes it", async () => {
    const given = { stack: stack(), people: stage.people, certification: "CMI", today: stage.today };
    const id = await submittedVaeFile({ ...given, email: "candidat-9@candidats.example.org" });
    await goTo(page, `/files/${id}`, "Camille Exemple");
    await press(page, {
      act: "Accorder un temps supplémentaire",
      fill: writeExtraTime,
      done: "Le temps supplémentaire est accordé.",
    });
    await press(page, {
      act: "Rouvrir",
      fill: (form) => write(form, { "Motif, en une phrase": "Une page du livret manque." }),
      done: "Le dossier est rouvert.",
    });
    await press(page, {
      act: "Déposer le dossier",
      fill: (form) => write(form, { Motif: "Il n’a plus de connexion." }),
      done: "Le dossier est déposé.",
    });
    await press(page, {
      act: "Clore",
      fill: (form) => write(form, { "Motif, en une phrase": "Tout est dit." }),
      done: "Le dossier est clos.",
    });
    expect(await stage.people.oemm.call("GET", `/files/${id}`)).toMatchObject({ state: "closed" });
  });
});
