import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { codeFor } from "../../../demo/acceptance.ts";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import type { ApiClient } from "../../../demo/client.ts";
import { nameEvaluators } from "../../../demo/evaluators.ts";
import { pdf } from "../../../demo/files.ts";
import { signedInAs } from "../../../demo/invitations.ts";
import { prepare } from "../../../demo/preparation.ts";
import { decideSession } from "../../../demo/session-story.ts";
import type { Stage } from "../../../demo/stage.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { draftTraining, registeredTrainingFile } from "../../support/candidates.ts";
import {
  choose,
  faultsOfAccess,
  keepLooks,
  keepPrinted,
  takeAccount,
  typeDay,
  useBrowser,
} from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import {
  admitEnrolledVae,
  completeRegisteredTraining,
  submitAdmittedVae,
} from "../../support/prepared-files.ts";
import { goTo, press, write } from "../../support/pressing.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/*
 * What a candidate, a centre, a company and an evaluator do less often, each act from its page to what the API then says.
 */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();
const nantes = "ctr_demo_nantes";
const telephone = { width: 390, height: 800 };
/** How long what saves itself may take. */
const within = { timeout: 15_000 };

let stage: Stage;
const files = { vae: "", refused: "", training: "" };

async function signedIn(name: RegExp, path = "/"): Promise<Page> {
  const page = await open();
  await page.goto(`${stack().urls.space}${path}`);
  await takeAccount(page, name);
  return page;
}

const title = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const told = (id: string) => stage.people.oemm.call("GET", `/files/${id}`);
const pressed = (within: Page | Locator, name: string) =>
  within.getByRole("button", { name, exact: true }).click();

async function look(page: Page, name: string): Promise<void> {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, name);
}

async function enrolVae(candidate: ApiClient, firstName: string): Promise<string> {
  const email = `${firstName.toLowerCase()}@candidats.example.org`;
  const { id } = await candidate.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    centreId: "ctr_demo_lyon",
    candidate: { civilStatus: civilStatusOf(firstName, "Exemple"), email },
  });
  return id;
}

beforeAll(async () => {
  stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  await people.oemm.call("PUT", `/centres/${nantes}`, {
    name: "Atlantique Formation",
    email: "nantes@centres.example.org",
    phone: "02 40 12 34 56",
    address: "3 quai de l’Exemple, 44000 Nantes",
    city: "Nantes",
  });
  for (const [certification, service] of [
    ["CMI", "vae"],
    ["CRD", "training"],
  ])
    await people.oemm.call("POST", `/centres/${nantes}/approvals`, {
      certification,
      service,
      ...currentApproval(),
      decidedOn: currentApproval().from,
    });
  files.vae = await enrolVae(people.candidate, "Amina");
  files.refused = await enrolVae(people.otherCandidate, "Bruno");
  await admitEnrolledVae(stack(), files.vae);
  const email = "david@candidats.example.org";
  const given = { stack: stack(), people, certification: "CRD", email, today };
  files.training = await registeredTrainingFile({ ...given, firstName: "David", by: people.trainee });
  await stack().settled();
});

describe("a centre", () => {
  let page: Page;

  beforeAll(async () => {
    page = await signedIn(/Camille/);
  });

  it("R-VAE-3: rules that a candidate is not admissible, and says why", async () => {
    await stage.people.centre.call("PUT", `/files/${files.refused}/interview`, {
      heldOn: stage.today,
      participants: [{ name: "Camille Exemple", function: "Conseillère" }],
      positioning: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((rank) => [`CMI-${rank}`, "not-at-all"])),
      conclusion: "L’expérience est d’un autre métier.",
      advisedPath: "training",
    });
    await goTo(page, `/files/${files.refused}`, "Bruno Exemple");
    await press(page, {
      act: "Statuer sur la recevabilité",
      fill: async (dialog) => {
        await choose(dialog, /^non recevable$/);
        await write(dialog, { "Motif, en une phrase": "Moins de trois ans d’expérience du métier." });
        await look(page, "centre-not-admissible");
      },
      done: "La décision est enregistrée.",
    });
    await page.getByText(/^Non recevable, le/).waitFor();
    expect(await told(files.refused)).toMatchObject({
      state: "not-admissible",
      admissibility: { decision: "not-admissible", motive: "Moins de trois ans d’expérience du métier." },
    });
    await look(page, "centre-file-refused");
  });

  it("R-VAE-5: changes the agreement that it proposed, until the candidate signs it", async () => {
    await stage.people.centre.call("PUT", `/files/${files.vae}/accompaniment-agreement`, {
      nature: "Relire le livret.",
      meetings: [{ mode: "video", duration: 60, subject: "Choisir ses exemples" }],
    });
    await goTo(page, `/files/${files.vae}`, "Amina Exemple");
    await press(page, {
      act: "Modifier la proposition",
      fill: async (dialog) => {
        await write(dialog, { "En quoi l’accompagnement consiste": "Relire chaque domaine du livret." });
        await pressed(dialog, "Ajouter : Rencontres prévues");
        const second = dialog.getByRole("group", { name: "Rencontres prévues, 2" });
        await choose(second, "par téléphone");
        await second.getByRole("textbox", { name: /^Durée/ }).fill("30");
        await second.getByLabel("Sujet de la rencontre").fill("Préparer le jury");
        await look(page, "centre-agreement-changed");
      },
      done: "La convention est proposée au candidat.",
    });
    expect((await told(files.vae)).agreement.terms).toMatchObject({
      nature: "Relire chaque domaine du livret.",
      meetings: [{ mode: "video" }, { mode: "phone", duration: 30, subject: "Préparer le jury" }],
    });
  });
});

describe("a candidate whom the centre did not admit", () => {
  it("R-VAE-3: reads why, and that they may enrol again", async () => {
    const page = await signedIn(/Bruno/, `/files/${files.refused}`);
    await title(page, /^Bonjour Bruno/);
    await page.getByText("Moins de trois ans d’expérience du métier.").waitFor();
    await page.getByRole("link", { name: "S’inscrire de nouveau" }).waitFor();
    await look(page, "candidate-not-admissible");
  });
});

describe("a candidate by VAE", () => {
  let page: Page;

  beforeAll(async () => {
    page = await signedIn(/Amina/, `/files/${files.vae}`);
  });

  it("R-PER-8: changes centre, found by its place and by what it offers", async () => {
    await page.getByRole("link", { name: "Changer de centre" }).click();
    await title(page, "Choisir votre centre");
    await page.getByText(/^2\scentres agréés pour la VAE/).waitFor();
    await page.getByRole("checkbox", { name: /proposent aussi la formation/ }).check();
    await page.getByText(/^1\scentre agréé pour la VAE/).waitFor();
    await page.getByRole("checkbox", { name: /proposent aussi la formation/ }).uncheck();
    await page.getByRole("searchbox").fill("44000");
    await page.getByRole("radio", { name: /Atlantique Formation/ }).check();
    await look(page, "candidate-centre-changed");
    await pressed(page, "Choisir ce centre");
    await title(page, /^Bonjour Amina/);
    await page.getByRole("region", { name: "Votre centre" }).getByText("Atlantique Formation").waitFor();
    const file = await told(files.vae);
    expect([file.centreId, file.state]).toEqual([nantes, "admissible"]);
    expect(await stage.people.centre.send("GET", `/files/${files.vae}`)).toMatchObject({ status: 404 });
  });

  it("R-VAE-7: adds examples to a domain, counts their words, takes one away, and keeps what another tab wrote", async () => {
    await goTo(page, `/files/${files.vae}/booklet/CMI-1`, "Votre livret VAE");
    const answer = async () =>
      (await told(files.vae)).answers.find((one: { domainCode: string }) => one.domainCode === "CMI-1");
    const experience = page.getByRole("textbox", { name: /^Votre expérience/ });
    await experience.fill("J’ai conseillé des familles.");
    await page.getByText(/^4\smots\s· 28\scaractères sur 20\s000/).waitFor();
    await page.getByRole("textbox", { name: /^Exemple 1/ }).fill("Une famille.");
    await pressed(page, "Ajouter un exemple");
    await page.getByRole("textbox", { name: /^Exemple 2/ }).fill("Un artisan.");
    await expect
      .poll(async () => (await answer())?.examples, within)
      .toEqual(["Une famille.", "Un artisan."]);
    await look(page, "candidate-examples");
    await pressed(page, "Retirer l’exemple 1");
    await expect.poll(async () => (await answer()).examples, within).toEqual(["Un artisan."]);
    await page.getByText(/^Enregistré à/).waitFor();
    const theirs = { experience: "Écrit ailleurs.", examples: ["Ailleurs."] };
    const { version } = await answer();
    await stage.people.candidate.call("PUT", `/files/${files.vae}/answers/CMI-1`, theirs, {
      "if-match": `"${version}"`,
    });
    await experience.fill("Écrit ici, trop tard.");
    await pressed(page, "Garder le texte enregistré");
    await expect.poll(() => experience.inputValue(), within).toBe("Écrit ailleurs.");
    expect(await answer()).toMatchObject(theirs);
  });

  it("R-VAE-6: changes a position, and takes it away once asked again", async () => {
    await goTo(page, `/files/${files.vae}/positions`, "Vos postes et votre expérience");
    await pressed(page, "Ajouter un poste");
    await page.getByRole("textbox", { name: "Intitulé du poste" }).fill("Conseillère");
    await page.getByRole("textbox", { name: /^Employeur/ }).fill("Mutuelle Exemple");
    await typeDay(page, /^jour, Premier jour/i, "2020-03-02");
    await page.getByRole("textbox", { name: "Vos missions" }).fill("Conseil aux particuliers.");
    await pressed(page, "Enregistrer le poste");
    await page.getByText("sans justificatif").waitFor();
    await pressed(page, "Modifier Conseillère");
    await page.getByRole("textbox", { name: "Intitulé du poste" }).fill("Conseillère principale");
    await pressed(page, "Enregistrer le poste");
    await page.getByRole("heading", { level: 2, name: "Conseillère principale" }).waitFor();
    expect((await told(files.vae)).positions).toMatchObject([{ title: "Conseillère principale" }]);
    await pressed(page, "Retirer Conseillère principale");
    await look(page, "candidate-position-removed");
    await pressed(page, "Oui, le retirer : Conseillère principale");
    await page.getByRole("heading", { level: 2, name: "Conseillère principale" }).waitFor({
      state: "detached",
    });
    expect((await told(files.vae)).positions).toEqual([]);
  });

  it("R-DAY-6: hands in the slides of their presentation once they are convened", async () => {
    await submitAdmittedVae(stack(), files.vae);
    const session = await stage.people.oemm.call("POST", "/sessions", {
      certification: "CMI",
      date: addDays(stage.today, 20),
      startTime: "09:00",
      place: { kind: "on-site", address: "10 rue de l’Exemple, 75009 Paris" },
      memberIds: [...stage.people.members.keys()],
      fileIds: [files.vae],
    });
    await stage.people.oemm.call("POST", `/sessions/${session.id}/convocation`, {});
    await goTo(page, `/files/${files.vae}`, /^Bonjour Amina/);
    await page
      .getByRole("region", { name: "Votre convocation" })
      .getByText("10 rue de l’Exemple, 75009 Paris")
      .waitFor();
    await page.getByRole("link", { name: "Déposer ma présentation" }).click();
    await title(page, "Joignez vos preuves");
    const choosing = page.waitForEvent("filechooser");
    await pressed(page, "Choisir des fichiers");
    const buffer = Buffer.from(await pdf("Ma présentation"));
    await (await choosing).setFiles({ name: "diaporama.pdf", mimeType: "application/pdf", buffer });
    const piece = page.getByRole("listitem").filter({ hasText: "diaporama" });
    await piece.getByText("acceptée").waitFor();
    expect((await told(files.vae)).evidence).toContainEqual(
      expect.objectContaining({ title: "diaporama", category: "presentation", state: "accepted" }),
    );
    await look(page, "candidate-presentation");
  });
});

describe("those who follow more files than a look takes in", () => {
  it.each([
    [/Camille/, "centre", "Candidats"],
    [/Marie/, "company", "Salariés"],
  ] as const)("%s finds one by the start of a word, and none by another", async (who, party, heading) => {
    const client = stage.people[party];
    const listed = () => client.call("GET", "/files?limit=100");
    for (let n = (await stage.people.company.call("GET", "/files?limit=100")).items.length; n < 6; n += 1)
      await draftTraining(stage.people.company, "CMI", {
        civilStatus: civilStatusOf(`Ysé${"e".repeat(n)}`, "Trouvée"),
        email: `yse-${n}@candidats.example.org`,
      });
    await stack().settled();
    const page = await signedIn(who);
    await title(page, heading);
    const search = page.getByRole("searchbox", { name: /^Chercher par le début d’un nom/ });
    const cards = page.getByRole("main").getByRole("link");
    const found = (await listed()).items.filter(({ candidateName }: { candidateName: string }) =>
      candidateName.includes("Trouvée"),
    );
    expect(found.length).toBeGreaterThan(0);
    await search.fill("trouv");
    await expect.poll(() => cards.count(), within).toBe(found.length);
    expect(await cards.allTextContents()).toEqual(found.map(() => expect.stringContaining("Trouvée")));
    await look(page, `${party}-searched`);
    await search.fill("ouvée");
    await page.getByText("Aucun nom, aucune adresse et aucun numéro ne commence ainsi.").waitFor();
    await search.press("Escape");
    await expect.poll(() => cards.count(), within).toBeGreaterThan(5);
  });
});

describe("what a file misses", () => {
  it("is told to each who follows it as the API tells it to them", async () => {
    const email = "lou@candidats.example.org";
    const given = { stack: stack(), people: stage.people, certification: "CMI", today: stage.today };
    const id = await registeredTrainingFile({ ...given, email, firstName: "Lou" });
    const texts: string[][] = [];
    for (const [who, party] of [
      [/Camille/, "centre"],
      [/Marie/, "company"],
      [/secrétariat/, "oemm"],
    ] as const) {
      const { readiness } = await stage.people[party].call("GET", `/files/${id}`);
      const page = await signedIn(who, `/files/${id}`);
      await title(page, "Lou Exemple");
      const missing = page.getByRole("region", { name: "Ce qui manque au dossier" }).getByRole("listitem");
      const messages = readiness.missing.map(({ message }: { message: string }) => message);
      expect(await missing.allTextContents()).toEqual(messages);
      texts.push(messages);
      await page.close();
    }
    const [centre, company] = texts;
    // The company is told what to do, the others what is not done.
    expect(company).toContain("Désignez les évaluateurs.");
    expect(centre).toContain("Les évaluateurs ne sont pas désignés.");
  });

  it("is one line for the booklet of a candidate who wrote nothing of it", async () => {
    const id = await enrolVae(await signedInAs(stack().urls, "mia@candidats.example.org"), "Mia");
    const page = await signedIn(/Camille/, `/files/${id}`);
    await title(page, "Mia Exemple");
    const missing = page.getByRole("region", { name: "Ce qui manque au dossier" });
    await missing.getByText("Le livret : 7 domaines restent à décrire.".replace(" :", "\u00a0:")).waitFor();
    expect(await missing.getByText(/attendent une réponse/).count()).toBe(0);
    await look(page, "centre-file-begun");
  });
});

describe("a company", () => {
  let page: Page;
  let draft = "";

  beforeAll(async () => {
    page = await signedIn(/Marie/);
    const candidate = {
      civilStatus: civilStatusOf("Zacharie", "Exemple", "1990-01-05"),
      email: "bruno@candidats.example.org",
    };
    draft = (await draftTraining(stage.people.company, "CMI", candidate)).id;
    await stack().settled();
  });

  it("R-TRN-1: takes up a draft of an enrolment, and corrects it", async () => {
    await page.reload();
    await page.getByRole("link", { name: /^Zacharie Exemple/ }).click();
    await title(page, "Zacharie Exemple");
    await page.getByRole("link", { name: "Compléter" }).click();
    await title(page, "Inscription de Zacharie Exemple");
    await page.getByLabel("Nom de naissance", { exact: true }).fill("Essai");
    await choose(page, "en évolution vers le poste");
    await look(page, "company-draft-resumed");
    await pressed(page, "Enregistrer");
    await title(page, "Zacharie Essai");
    expect(await told(draft)).toMatchObject({
      status: "moving-to-the-job",
      candidate: { civilStatus: { birthName: "Essai", bornOn: "1990-01-05" } },
      centreId: "ctr_demo_lyon",
    });
  });

  it("R-PER-3: reads that the employee declined, which shows nothing else of them", async () => {
    const employee = await signedIn(/Bruno/, `/files/${draft}/acceptance`);
    await title(employee, "Répondre à votre entreprise");
    await employee.getByLabel("Code reçu par courriel").fill(await codeFor(stack().urls.mail, draft));
    await typeDay(employee, /^jour/i, "1990-01-05");
    await pressed(employee, "Décliner");
    await employee.getByText(/^Vous avez décliné/).waitFor();
    await look(employee, "candidate-declined");
    await page.getByText("déclinée par le salarié").waitFor();
    await look(page, "company-declined");
    expect((await told(draft)).acceptance.state).toBe("declined");
  });

  it("R-PER-3: asks the employee again once what it wrote of them is corrected", async () => {
    await page.getByRole("link", { name: "Corriger, et redemander" }).click();
    await title(page, "Inscription de Zacharie Essai");
    await page.getByText("Le salarié a décliné.", { exact: false }).first().waitFor();
    await look(page, "company-asks-again");
    const before = await codeFor(stack().urls.mail, draft);
    await page.getByLabel("Nom de naissance", { exact: true }).fill("Exemple");
    await pressed(page, "Enregistrer");
    await title(page, "Zacharie Exemple");
    await page.getByText("en attente de la réponse du salarié").waitFor();
    await page.getByRole("link", { name: "Compléter" }).waitFor();
    expect((await told(draft)).acceptance.state).toBe("asked");
    await expect.poll(() => codeFor(stack().urls.mail, draft), within).not.toBe(before);
  });

  it("R-TRN-1: gives up a candidacy", async () => {
    await press(page, {
      act: "Abandonner la candidature",
      fill: () => look(page, "company-withdraw"),
      done: "La candidature est abandonnée.",
    });
    expect((await told(draft)).state).toBe("withdrawn");
  });

  it("R-PER-8: changes the centre of an employee in training", async () => {
    await goTo(page, `/files/${files.training}`, "David Exemple");
    await page.getByText("Formation Mutualiste Lyon, Lyon").waitFor();
    await page.getByRole("link", { name: "Changer de centre" }).click();
    await title(page, "Centre de David Exemple");
    await choose(page, /Nantes/);
    await look(page, "company-centre");
    await pressed(page, "Choisir ce centre");
    await title(page, "David Exemple");
    await page.getByText("Atlantique Formation, Nantes").waitFor();
    expect((await told(files.training)).centreId).toBe(nantes);
    await stage.people.company.call("PUT", `/files/${files.training}/centre`, { centreId: "ctr_demo_lyon" });
  });

  it("R-PER-6: names another evaluator in the place of one who declined", async () => {
    const evaluators = (name: string, login: string) => ({
      evaluators: [
        { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
        { role: "tutor", name, email: `${login}@mutuelle.example.org` },
      ],
    });
    const path = `/files/${files.training}/evaluators`;
    await stage.people.company.call("PUT", path, evaluators("Thomas Exemple", "tuteur"));
    const tutor = await signedIn(/Thomas/);
    await tutor.setViewportSize(telephone);
    await tutor.getByText("L’entreprise vous demande d’évaluer ce candidat.").waitFor();
    await press(tutor, {
      act: "Décliner",
      fill: () => look(tutor, "evaluator-declining"),
      done: "Vous avez décliné : l’entreprise en est avertie.",
    });
    await tutor.getByText("Aucun dossier ne vous concerne pour l’instant.").waitFor();
    await tutor.close();
    await page.getByText(/Thomas Exemple, tuteur, .*déclin/).waitFor();
    await press(page, {
      act: "Changer les évaluateurs",
      fill: async (dialog) => {
        const second = dialog.getByRole("group").filter({ hasText: "tuteur" }).last();
        await second.getByLabel("Nom de l’évaluateur").last().fill("Théo Exemple");
        await second.getByLabel("Adresse de l’évaluateur").last().fill("theo@mutuelle.example.org");
        await look(page, "company-evaluators");
      },
      done: "Les évaluateurs sont désignés.",
    });
    expect((await told(files.training)).evaluators).toMatchObject([
      { name: "Rachel Exemple" },
      { name: "Théo Exemple" },
    ]);
    await nameEvaluators(stage.people, files.training);
  });

  it("changes what a person is to it, stops them, and takes them back", async () => {
    await stage.people.company.call("POST", "/parties/cmp_demo_mutuelle/people", {
      name: "Zoé Exemple",
      email: "zoe@mutuelle.example.org",
      role: "member",
    });
    const zoe = () =>
      stage.people.company
        .call("GET", "/parties/cmp_demo_mutuelle/people")
        .then(({ items }) => items.find(({ email }: { email: string }) => email.startsWith("zoe@")));
    await goTo(page, "/organisation", "Mutuelle Exemple");
    const line = page.getByRole("listitem").filter({ hasText: "Zoé Exemple" });
    await press(line, {
      act: "Modifier",
      fill: async (dialog) => {
        await choose(dialog, /^responsable$/);
        await look(page, "person-changed");
      },
      confirm: "Modifier",
      done: "C’est enregistré.",
    });
    await line.getByText("responsable", { exact: true }).waitFor();
    expect(await zoe()).toMatchObject({ role: "manager", active: true });
    const turn = () =>
      press(line, {
        act: "Modifier",
        fill: (dialog) => choose(dialog, /^Agit pour l’organisme/),
        done: "C’est enregistré.",
      });
    await turn();
    await line.getByText(/n’agit plus/).waitFor();
    expect((await zoe()).active).toBe(false);
    await look(page, "person-stopped");
    await turn();
    await line.getByText(/n’agit plus/).waitFor({ state: "detached" });
    expect((await zoe()).active).toBe(true);
  });
});

describe("an evaluator, on a telephone", () => {
  it("R-TRN-10: says the level of each indicator too, with the tutor’s guide beside", async () => {
    const given = { stack: stack(), people: stage.people, certification: "CMI", today: stage.today };
    const email = "lina@candidats.example.org";
    const id = await registeredTrainingFile({ ...given, email, firstName: "Lina" });
    await nameEvaluators(stage.people, id);
    const employee = await signedInAs(stack().urls, email);
    await employee.call("PUT", `/files/${id}/activities`, { text: "J’accueille et je conseille." });
    const page = await signedIn(/Thomas/, `/files/${id}/opinion`);
    await page.setViewportSize(telephone);
    await title(page, "Votre avis");
    await page.getByRole("link", { name: /Guide du tuteur/ }).waitFor();
    const before = await page.getByRole("radiogroup").count();
    await pressed(page, "Préciser aussi chaque indicateur");
    await expect.poll(() => page.getByRole("radiogroup").count()).toBeGreaterThan(before + 20);
    for (const comment of await page.getByLabel(/Commentaire/).all()) await comment.fill("Vu au travail.");
    for (const group of await page.getByRole("radiogroup").all()) await choose(group, /^Maîtrisé$/);
    await look(page, "evaluator-indicators");
    await pressed(page, "Donner cet avis");
    await page.getByText(/^Donné le/).waitFor();
    const { opinions } = await told(id);
    expect(Object.keys(opinions[0].indicators).length).toBeGreaterThan(20);
    expect(new Set(Object.values(opinions[0].indicators))).toEqual(new Set(["mastered"]));
  });
});

describe("a candidate in training", () => {
  let page: Page;
  let company: Page;

  beforeAll(async () => {
    page = await signedIn(/David/, `/files/${files.training}`);
    company = await signedIn(/Marie/, `/files/${files.training}`);
  });

  it("R-TRN-2: sees the way, the last day of a first jury, and each module of the individual path", async () => {
    await title(page, /^Bonjour David/);
    const { firstJuryBy } = await told(files.training);
    const jury = page
      .getByRole("region", { name: "Votre parcours" })
      .getByRole("listitem")
      .filter({ hasText: /^\d*Jury/ });
    expect(await jury.locator("time").getAttribute("datetime")).toBe(firstJuryBy);
    const training = page.getByRole("region", { name: "Votre formation" });
    await training.getByText(/^0\smodule évalué sur 1/).waitFor();
  });

  it("R-TRN-8: reads the assessment of a module once the centre gave it, domain by domain", async () => {
    await completeRegisteredTraining(stack(), files.training);
    await page.reload();
    const training = page.getByRole("region", { name: "Votre formation" });
    await training.getByText(/^1\smodule évalué sur 1/).waitFor();
    await training.getByText("L’évaluation du centre").click();
    const { domains } = await stage.people.oemm.call("GET", `/files/${files.training}/grid`);
    await training.getByText(`${domains[0].number}. ${domains[0].title}`).waitFor();
    await look(page, "candidate-assessed");
    await keepPrinted(page, "candidate-assessed");
  });

  it("R-TRN-12: is sent to the jury by the company, which may do no more until then", async () => {
    await company.reload();
    await press(company, {
      act: "Déposer le dossier",
      fill: () => look(company, "company-submit"),
      done: "Le dossier est déposé.",
    });
    expect((await told(files.training)).state).toBe("submitted");
    await look(company, "company-submitted");
    await page.getByText("Il attend une date de jury").waitFor();
    await look(page, "candidate-training-submitted");
  });

  it("R-JURY-10: is taken up by the company again after a part was granted", async () => {
    await decideSession(stage, {
      certification: "CRD",
      date: stage.today,
      fileIds: [files.training],
      granted: (_, code) => code !== "CRD-1",
    });
    await page.reload();
    await title(page, "Bonjour David, le jury a décidé.");
    await page.getByText("Votre entreprise reprend votre dossier").waitFor();
    await look(page, "candidate-training-decided");
    await company.reload();
    await press(company, {
      act: "Reprendre",
      fill: () => look(company, "company-resume"),
      done: "Le dossier est repris.",
    });
    expect((await told(files.training)).state).toBe("enrolled");
    // Nothing that a rule asks for is missing, and the jury advised something: the pages say both.
    expect((await told(files.training)).readiness).toEqual({ ready: true, missing: [] });
    await page.getByText(/^Votre entreprise le complète de ce que le jury a conseillé/).waitFor();
    await company.getByText(/^Le dossier, repris, peut être déposé de nouveau/).waitFor();
  });
});
