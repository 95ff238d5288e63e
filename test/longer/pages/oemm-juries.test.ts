import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { pdf } from "../../../demo/files.ts";
import { signedInAs } from "../../../demo/invitations.ts";
import { prepare } from "../../../demo/preparation.ts";
import { decideSession } from "../../../demo/session-story.ts";
import type { Stage } from "../../../demo/stage.ts";
import { submittedVaeFile } from "../../support/candidates.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useDatabase } from "../../support/database.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { goTo, press, write, writeDay, writeExtraTime } from "../../support/pressing.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";
import { storedBefore } from "../../support/stored-before-persons.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let stage: Stage;
let page: Page;
const files: string[] = [];
const emailOf = (n: number) => `candidat-${n}@candidats.example.org`;
const oemm = () => stage.people.oemm;
const slot = (n: number) =>
  page
    .getByRole("region", { name: /candidats?$/ })
    .getByRole("listitem")
    .nth(n);

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const given = { stack: stack(), people: stage.people, certification: "CMI", today: stage.today };
  for (const n of [0, 1, 2, 3, 4]) files.push(await submittedVaeFile({ ...given, email: emailOf(n) }));
  await oemm().call("PUT", "/jury-members/jur_demo_eva", {
    ...{ name: "Éva Essai", email: "eva@jury.example.org", side: "employer", organisation: "UGEM" },
    representsOemm: false,
  });
  page = await open();
  await page.goto(stack().urls.space ?? "");
  await takeAccount(page, /secrétariat/);
});

const plan = (
  fileIds: readonly string[],
  startTime = "09:00",
  memberIds: readonly string[] = [...stage.people.members.keys()],
) =>
  oemm().call("POST", "/sessions", {
    ...{ certification: "CMI", date: stage.today, startTime, fileIds },
    place: { kind: "remote", url: "https://visio.example.org/jury" },
    memberIds,
  });

describe("OEMM organises a jury and holds its day", () => {
  let sessionId = "";

  it("changes its order, its candidates and its members", async () => {
    sessionId = (await plan(files.slice(0, 4))).id;
    await goTo(page, `/sessions/${sessionId}`, /^Jury CMI/);
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    const order = page.getByRole("grid", { name: "Ordre de passage" });
    await order
      .getByRole("button", { name: /^Retirer/ })
      .first()
      .click();
    await page.getByText("Ajouter un candidat").click();
    await page
      .getByRole("button", { name: /^Ajouter/ })
      .first()
      .click();
    await keepLooks(page, "oemm-session-change");
    const row = (rank: number) => order.getByRole("row").nth(rank);
    const ids = () => order.getByRole("row").evaluateAll((rows) => rows.map(({ dataset }) => dataset["key"]));
    const [first, second, ...others] = await ids();
    // By the mouse, the first is put down under the second: the handle is its row's.
    const below = { x: 60, y: ((await row(1).boundingBox())?.height ?? 0) - 3 };
    await row(0).dragTo(row(1), { sourcePosition: { x: 20, y: 20 }, targetPosition: below });
    await expect.poll(ids).toEqual([second, first, ...others]);
    expect(await faultsOfAccess(page)).toEqual([]);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("status").filter({ hasText: "Le jury est modifié." }).waitFor();
    const { slots } = await oemm().call("GET", `/sessions/${sessionId}`);
    expect(slots.map(({ fileId }: { fileId: string }) => fileId)).toEqual([second, first, ...others]);
    await page.getByRole("button", { name: /Remplacer.*Élise/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Éva Essai").first().waitFor();
    await keepLooks(page, "oemm-replacement");
    await dialog.getByRole("button", { name: /Choisir.*Éva/ }).click();
    await page.getByRole("status").filter({ hasText: "Éva Essai remplace Élise Exemple." }).waitFor();
    const { members } = await oemm().call("GET", `/sessions/${sessionId}`);
    expect(members.map(({ id }: { id: string }) => id)).toContain("jur_demo_eva");
  });

  it("grants extra time, convenes, and answers who can't come", async () => {
    await press(slot(0), {
      act: "Temps supplémentaire",
      fill: writeExtraTime,
      done: "Le temps supplémentaire est accordé.",
    });
    await press(page, {
      act: /^Convoquer/,
      confirm: "Envoyer les convocations",
      fill: (form) => write(form, { Motif: "Le jury se tient le jour même." }),
      done: "Les convocations partent.",
    });
    const [first] = (await oemm().call("GET", `/sessions/${sessionId}`)).slots;
    const candidate = await signedInAs(stack().urls, emailOf(files.indexOf(first.fileId)));
    await candidate.call("POST", `/files/${first.fileId}/absence-request`, {
      motive: "Une hospitalisation.",
    });
    await page.getByText(/A annoncé son absence/).waitFor();
    await keepLooks(page, "oemm-absence");
    await press(page, {
      act: "Répondre",
      fill: (form) => choose(form, "garder le créneau"),
      done: "La réponse est enregistrée",
    });
    await page.getByText("garder le créneau").waitFor();
  });

  it("opens, notes who is there, replaces the chair, moves a candidate", async () => {
    const { proposedChairSide } = await oemm().call("GET", `/sessions/${sessionId}`);
    const [chair, next] =
      proposedChairSide === "employee"
        ? ["Sarah Exemple", "Samuel Exemple"]
        : ["Éva Essai", "Étienne Exemple"];
    const all = ["Éva Essai", "Étienne Exemple", "Sarah Exemple", "Samuel Exemple"];
    await press(page, {
      act: "Ouvrir la séance",
      fill: async (form) => {
        await choose(form.getByRole("radiogroup"), chair);
        for (const name of all) await choose(form.getByRole("group", { name: /présents/ }), name);
      },
      done: "La séance est ouverte.",
    });
    await press(page, {
      act: "Noter les présents",
      fill: (form) => choose(form, all.find((name) => name !== chair && name !== next) ?? ""),
      done: "Les présents sont notés.",
    });
    await press(page, {
      act: "Remplacer le président",
      fill: (form) => choose(form, next),
      done: "La présidence est changée.",
    });
    await press(slot(0), {
      act: "Déplacer",
      fill: async (form) => {
        await choose(form, /En échange/);
        await choose(form.getByRole("radiogroup", { name: /Échanger avec/ }), /Camille Exemple, 10/);
      },
      done: "est déplacé.",
    });
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-session-open");
  });

  it("adjourns, excuses an absence, and keeps the sheet that members signed", async () => {
    const { chair, slots } = await oemm().call("GET", `/sessions/${sessionId}`);
    const path = `/sessions/${sessionId}/slots/${slots[0].fileId}`;
    const who =
      stage.people.members.get(chair) ?? (await signedInAs(stack().urls, "eva@jury.example.org", chair));
    await who.call("PUT", `${path}/outcome`, { kind: "absent" });
    await who.call("POST", `${path}/signature`);
    await page.getByText(/^signé le/).waitFor();
    await press(page, {
      act: "Ajourner",
      fill: async (form) => {
        await form
          .locator("label")
          .filter({ hasText: /Camille/ })
          .first()
          .click();
        await write(form, { Motif: "Malaise du président." });
      },
      done: "La séance est ajournée.",
    });
    await press(page, {
      act: "Rectifier l’absence",
      fill: async (form) => {
        await choose(form, "absence excusée");
        await write(form, { Motif: "Un certificat a été reçu." });
      },
      done: "L’absence est rectifiée.",
    });
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Déposer la feuille numérisée" }).click();
    const sheet = Buffer.from(await pdf("Feuille signée"));
    await (await choosing).setFiles({ name: "feuille.pdf", mimeType: "application/pdf", buffer: sheet });
    await page.getByRole("button", { name: "Ouvrir la feuille" }).waitFor({ timeout: 20_000 });
    await keepLooks(page, "oemm-session-adjourned");
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it("sends a convocation again that did not reach a member, and cancels", async () => {
    await oemm().call("PUT", "/jury-members/jur_demo_fait_retour", {
      ...{ name: "Fabien Essai", email: "bounce+fabien@simulator.amazonses.com", side: "employee" },
      ...{ organisation: "CFDT", representsOemm: false },
    });
    const members = [...stage.people.members.keys()].filter((id) => id !== "jur_demo_salarie_2");
    const { id } = await plan([files[4] ?? ""], "15:00", [...members, "jur_demo_fait_retour"]);
    await oemm().call("POST", `/sessions/${id}/convocation`, {
      lateReason: "Le jury se tient le jour même.",
    });
    await stack().settled();
    await goTo(page, `/sessions/${id}`, /^Jury CMI/);
    const mails = page.getByRole("region", { name: "Courriels aux membres" });
    await mails.getByText(/bounce\+fabien/).waitFor();
    await keepLooks(page, "oemm-session-mails");
    await press(mails, { act: "Renvoyer", done: "Le courriel repart." });
    await press(page, { act: "Annuler ce jury", fill: async () => undefined, done: "Le jury est annulé." });
    await page.getByText("annulé", { exact: true }).waitFor();
  });
});

describe("OEMM says who is who", () => {
  const resemblances = async (one: number, other: number) => {
    const persons = await Promise.all(
      [one, other].map(
        async (n) => (await (await signedInAs(stack().urls, emailOf(n))).call("GET", "/me")).personId,
      ),
    );
    const { items } = await oemm().call("GET", "/tasks?kind=resemblance&limit=100");
    return items.find(
      (task: { one: string; other: string }) => persons.includes(task.one) && persons.includes(task.other),
    );
  };

  it("gives a jury of those who signed back to correction", async () => {
    const played = { certification: "CMI", date: stage.today, fileIds: files.slice(0, 2) };
    const decided = await decideSession(stage, {
      ...played,
      granted: (fileId, code) => (fileId === files[0]) === (code === "CMI-1"),
    });
    await goTo(page, `/sessions/${decided}`, /^Jury CMI/);
    await press(slot(0), {
      act: "Rouvrir la rectification",
      fill: async (form) => {
        await write(form, { Motif: "Une coquille dans la fiche." });
        await keepLooks(page, "oemm-correction-reopened");
      },
      done: "La rectification est rouverte.",
    });
    const { slots } = await oemm().call("GET", `/sessions/${decided}`);
    const { items } = await oemm().call("GET", `/files/${slots[0].fileId}/history`);
    expect(items.map(({ type }: { type: string }) => type)).toContain("jury.correction-reopened");
  });

  it("joins two persons of whom each has a part, and grants what is whole by it", async () => {
    const task = await resemblances(0, 1);
    await goTo(page, `/tasks/${task.id}`, /resse/i);
    await press(page, {
      act: "Réunir : une seule personne",
      fill: (form) => write(form, { Motif: "Une même pièce d’identité." }),
      done: "Les deux personnes sont réunies.",
    });
    await stack().settled();
    await goTo(page, "/tasks?kind=whole-by-joining", "Tâches");
    await page.getByRole("link", { name: /^Délivrer/ }).click();
    await press(page, {
      act: "Délivrer le CQP",
      fill: (form) => write(form, { Motif: "Tous acquis." }),
      done: "Le CQP est délivré.",
    });
  });

  it("withdraws the certificate by one of the decisions that it rests on, and restores it", async () => {
    await goTo(page, "/certificates", "Certificats");
    await press(page, {
      act: "Retirer",
      fill: async (form) => {
        await choose(form, "décision annulée");
        await write(form, { "Motif, lu par l’OEMM seul": "Le dossier d’une autre personne avait été lu." });
        await choose(form, /^Décision du .*\sdomaine\s1$/);
        await keepLooks(page, "oemm-withdrawal");
        expect(await faultsOfAccess(page)).toEqual([]);
      },
      done: "Le certificat est retiré.",
    });
    await page.getByText(/retiré le/).waitFor();
    await keepLooks(page, "oemm-certificate-withdrawn");
    await press(page, {
      act: "Rétablir",
      fill: (form) => write(form, { "Lu par l’OEMM seul": "L’attestation était vraie." }),
      done: "Le certificat est rétabli",
    });
  });

  it("finds a certificate by the start of its number", async () => {
    const { items } = await oemm().call("GET", "/certificates?certification=CMI&limit=100");
    const { number } = items.at(-1);
    await goTo(page, "/", /^\p{Lu}/u);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(number.slice(0, 12));
    await page.getByRole("option", { name: new RegExp(`^${number}`) }).click();
    await page.getByRole("heading", { level: 1, name: "Certificats" }).waitFor();
    await page.getByRole("main").getByText(number).waitFor();
    await page.getByRole("link", { name: /^Voir tous les certificats/ }).waitFor();
  });

  it("divides an address that served two persons", async () => {
    const both = "menage@example.org";
    useDatabase(stack().database);
    const hers = await storedBefore(905, "Lucie", both, "admissible");
    const his = await storedBefore(906, "Marc", both, "withdrawn");
    const account = await signedInAs(stack().urls, both);
    expect((await account.call("GET", "/files")).items).toEqual([]);
    await stack().settled();
    const { items } = await oemm().call("GET", "/tasks?kind=resemblance&limit=100");
    const task = items.find(({ sharedAddress }: { sharedAddress?: true }) => sharedAddress);
    await goTo(page, `/tasks/${task.id}`, /resse/i);
    await keepLooks(page, "oemm-address-of-two");
    expect(await faultsOfAccess(page)).toEqual([]);
    await press(page, {
      act: "Partager les dossiers de l’adresse",
      fill: async (form) => {
        await choose(form, /Marc/);
        await write(form, { Motif: "Deux pièces d’identité." });
      },
      done: "Les dossiers choisis sont rendus à leur personne.",
    });
    expect((await account.call("GET", "/files")).items.map(({ id }: { id: string }) => id)).toEqual([his]);
    expect((await account.send("GET", `/files/${hers}`)).status).toBe(404);
  });

  it("joins two others, and separates them again", async () => {
    const task = await resemblances(2, 3);
    await goTo(page, `/tasks/${task.id}`, /resse/i);
    await press(page, {
      act: "Réunir : une seule personne",
      fill: async (form) => {
        await choose(form, emailOf(2));
        await write(form, { Motif: "Une même pièce d’identité." });
      },
      done: "Les deux personnes sont réunies.",
    });
    await stack().settled();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-joined");
    await press(page, {
      act: "Séparer ce qui avait été réuni",
      fill: (form) => write(form, { Motif: "Deux cousines." }),
      done: "Les deux personnes sont séparées.",
    });
  });

  it("answers a request for rectification, and refuses extra time", async () => {
    const candidate = await signedInAs(stack().urls, emailOf(4));
    await candidate.call("POST", "/me/rectifications", { wrong: "Mon poste de 2020 est mal daté." });
    await candidate.call("POST", `/files/${files[4]}/extra-time-request`, { motive: "document-seen" });
    await stack().settled();
    await goTo(page, "/tasks?kind=rectification", "Tâches");
    await page.getByRole("link", { name: /^Répondre/ }).click();
    await press(page, {
      act: "Répondre à la personne",
      fill: async (form) => {
        await choose(form, "refusée");
        await write(form, { "Réponse faite": "C’est ce que dit l’attestation." });
      },
      done: "La réponse est enregistrée",
    });
    await goTo(page, "/tasks?kind=extra-time-asked", "Tâches");
    await page
      .getByRole("main")
      .getByRole("link", { name: /^Répondre/ })
      .first()
      .click();
    await press(page, {
      act: "Ne pas l’accorder",
      fill: (form) => choose(form, "aucun document"),
      done: "La personne est avertie",
    });
  });
});

describe("OEMM keeps mails, the branch's decisions and the referential", () => {
  it("lifts a blocked address, sends again what did not arrive, and ends the task", async () => {
    const bad = "bounce+odile@simulator.amazonses.com";
    const candidate = await signedInAs(stack().urls, bad);
    const { id } = await candidate.call("POST", "/files", {
      ...{ path: "vae", certification: "CRD", centreId: "ctr_demo_lyon" },
      candidate: {
        email: bad,
        civilStatus: (await oemm().call("GET", `/files/${files[0]}`)).candidate.civilStatus,
      },
    });
    await stack().settled();
    await goTo(page, "/blocked-addresses", "Adresses bloquées");
    await page.getByText(bad).waitFor();
    await keepLooks(page, "oemm-blocked");
    await press(page, { act: "Lever le blocage", fill: async () => undefined, done: "Le blocage est levé." });
    await goTo(page, `/files/${id}`, "Camille Exemple");
    await page.getByRole("tab", { name: "Courriels" }).click();
    await press(page.getByRole("tabpanel"), { act: "Renvoyer", done: "Le courriel repart." });
    await goTo(page, "/tasks?kind=mail-lost", "Tâches");
    await page
      .getByRole("link", { name: /^Corriger l’adresse/ })
      .first()
      .click();
    await press(page, {
      act: "Terminer cette tâche",
      fill: (form) => form.getByRole("textbox").fill("Vue avec la personne."),
      done: "La tâche est terminée.",
    });
  });

  it("records a decision of the branch", async () => {
    await goTo(page, "/policy-series", "Décisions de la branche");
    await press(page, {
      act: "Enregistrer une décision",
      fill: async (form) => {
        await choose(form, "valeur du point");
        await form.getByLabel(/Valeur du point/).fill("512");
        await writeDay(form, "Premier jour où", stage.today);
        await writeDay(form, "Jour de la décision", stage.today);
      },
      done: "La décision est enregistrée.",
    });
    await page.getByText(/5,12/).first().waitFor();
    await keepLooks(page, "oemm-decision");
  });

  it("loads a version of a certification, and reads what differs", async () => {
    const present = await oemm().call("GET", "/certifications/CRD");
    const version = {
      ...present,
      version: "2027-01",
      inForceFrom: "2027-01-01",
      name: `${present.name} (2027)`,
    };
    await goTo(page, "/certifications", "Référentiels");
    await page.getByRole("button", { name: "Charger des versions" }).click();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choisir le fichier" }).click();
    const buffer = Buffer.from(JSON.stringify({ versions: [version] }));
    await (await choosing).setFiles({ name: "crd.json", mimeType: "application/json", buffer });
    await page.getByText(/version 2027-01\s: ajoutée/).waitFor();
    await page.getByRole("button", { name: "Fermer" }).last().click();
    await goTo(page, "/certifications/CRD", present.name);
    await page.getByText("2027-01").first().waitFor();
    await keepLooks(page, "oemm-versions");
    expect(await faultsOfAccess(page)).toEqual([]);
  });

  it("takes over the past", async () => {
    await goTo(page, "/past", "Reprise du passé");
    const template = await (await fetch(`${stack().urls.api}/v1/imports/past/template`)).text();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choisir la liste" }).click();
    await (await choosing).setFiles({
      name: "passé.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(template),
    });
    await page.getByRole("button", { name: /^Reprendre/ }).click();
    await page
      .getByRole("status")
      .filter({ hasText: /reprises?\./ })
      .waitFor();
    await keepLooks(page, "oemm-past-taken");
  });
});
