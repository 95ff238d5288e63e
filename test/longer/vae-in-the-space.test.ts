import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { noisyPhoto, pdf } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { choose, faultsOfAccess, keepLooks, takeAccount, typeDay, useBrowser } from "../support/chromium.ts";
import { enrolAsLea } from "../support/enrolling.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

const email = "lea.exemple@candidats.example.org";
/** The pages of all who take part. */
const pages: Record<"lea" | "centre" | "oemm" | "chair" | "other", Page> = {} as never;
/** All that the candidate does is done on a telephone. */
const telephone = { width: 390, height: 844 };
const space = (path = "") => `${stack().urls.space}${path}`;
let fileId = "";
let today = "";
let juryDay = "";

const title = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const press = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole("button", { name, exact: true }).click();

async function signedIn(name: RegExp, path: string): Promise<Page> {
  const page = await open();
  await page.goto(space(path));
  await takeAccount(page, name);
  return page;
}

async function give(page: Page, control: string, ...files: { name: string; bytes: Uint8Array }[]) {
  const chooser = page.waitForEvent("filechooser");
  await press(page, control);
  await (await chooser).setFiles(
    files.map(({ name, bytes }) => ({ name, mimeType: "", buffer: Buffer.from(bytes) })),
  );
}

beforeAll(async () => {
  const stage = stageOn(stack());
  ({ today } = stage);
  juryDay = addDays(today, 20);
  await prepare(stage.people, currentApproval());
});

describe("a whole VAE, in pages alone", () => {
  it("begins with an account, opened by the code that is sent", async () => {
    const page = await open();
    pages.lea = page;
    await page.setViewportSize(telephone);
    await page.goto(space());
    await press(page, "Créer un compte");
    await page.getByLabel("Prénom").fill("Léa");
    await page.getByLabel("Nom", { exact: true }).fill("Exemple");
    await page.getByLabel("Adresse électronique").fill(email);
    await keepLooks(page, "vae-account", [390]);
    await press(page, "Recevoir un code");
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: "boîte aux lettres" }).click();
    const mailbox = await opened;
    await mailbox.waitForLoadState();
    await press(mailbox, "Toggle HTML source view");
    const told = await mailbox
      .getByText(/code[\s\S]*?\d{6}/)
      .first()
      .textContent();
    await mailbox.close();
    await page.getByLabel("Code").fill(/\d{6}/.exec(told ?? "")?.[0] ?? "");
    await press(page, "Valider");
    await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
  });

  it("goes on with the enrolment, question by question", async () => {
    const page = pages.lea;
    const next = () => press(page, "Continuer");
    await enrolAsLea(page);
    await title(page, "Comment vous joindre ?");
    expect(await page.getByRole("textbox", { name: /lectronique/ }).inputValue()).toBe(email);
    await next();
    await page.getByRole("searchbox").fill("lyon");
    await page.getByRole("radio", { name: /Formation Mutualiste Lyon/ }).check();
    await next();
    await press(page, "M’inscrire");
    await title(page, "Bonjour Léa, votre dossier avance.");
    await keepLooks(page, "vae-enrolled", [390]);
    fileId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    expect(fileId).toMatch(/^file_/);
  });

  it("has the candidate give what proves the experience", async () => {
    const page = pages.lea;
    await page.goto(space(`/files/${fileId}/evidence`));
    await page.getByRole("radio", { name: /^Un justificatif de poste/ }).check();
    await give(page, "Choisir des fichiers", { name: "attestation.pdf", bytes: await pdf("Attestation") });
    await page.getByRole("listitem").filter({ hasText: "attestation" }).getByText("acceptée").waitFor();
  });

  it("has the centre hold the interview, weigh the experience, rule and offer its help", async () => {
    const page = await signedIn(/Camille/, "/");
    pages.centre = page;
    await page.getByRole("link", { name: /Léa Exemple/ }).click();
    await title(page, "Léa Exemple");
    await page.getByRole("link", { name: "Tenir l’entretien" }).click();
    await title(page, "Entretien d’accueil de Léa Exemple");
    await typeDay(page, /^jour/i, today);
    await page.getByLabel("Nom de la personne").fill("Camille Exemple");
    await page.getByLabel("Fonction de la personne").fill("Conseillère");
    for (const group of await page.getByRole("radiogroup", { name: /^\d\./ }).all())
      await choose(group, "Totalement");
    await page.getByLabel(/^Conclusion/).fill("La VAE est indiquée.");
    await press(page, "Enregistrer l’entretien");
    await title(page, "Léa Exemple");
    await page.getByRole("link", { name: "Examiner l’expérience" }).click();
    await title(page, "Expérience de Léa Exemple");
    await press(page, "Ajouter une période");
    await typeDay(page, /^jour, Premier jour/, `${Number(today.slice(0, 4)) - 6}-03-02`);
    await typeDay(page, /^jour, Dernier jour/, `${Number(today.slice(0, 4)) - 1}-06-30`);
    await page.getByLabel("Employeur").fill("Mutuelle Exemple");
    await page.getByLabel("Emploi occupé").fill("Conseillère mutualiste");
    await page.getByLabel("Activités exercées").fill("Conseil et vente aux particuliers.");
    await choose(page, /^emploi salarié$/);
    await choose(page, /^En rapport avec la certification$/);
    const proofs = page.getByRole("group", { name: "Justificatifs de la période", exact: true });
    await press(proofs, "Ajouter un justificatif");
    await choose(proofs, "attestation de l’employeur");
    await proofs.getByLabel("Description libre").fill("Attestation de la mutuelle");
    await choose(proofs, /^attestation$/);
    await press(page, "Enregistrer l’expérience");
    await title(page, "Léa Exemple");
    await press(page, "Statuer sur la recevabilité");
    await choose(page.getByRole("dialog"), /^recevable$/);
    await press(page.getByRole("dialog"), "Statuer sur la recevabilité");
    await page.getByRole("status").getByText("La décision est enregistrée.").waitFor();
    await press(page, "Proposer une convention");
    const agreement = page.getByRole("dialog");
    await agreement.getByLabel("En quoi l’accompagnement consiste").fill("Aide à choisir ses exemples");
    await press(agreement, "Ajouter : Rencontres prévues");
    await choose(agreement, "par visioconférence");
    await agreement.getByLabel("Durée de la rencontre, en minutes").fill("60");
    await agreement.getByLabel("Sujet de la rencontre").fill("Choisir ses exemples");
    await press(agreement, "Proposer une convention");
    await page.getByText("le candidat doit la signer").waitFor();
  });

  it("has the candidate sign, write the booklet, give the pieces, describe a position and submit", async () => {
    const page = pages.lea;
    await page.goto(space(`/files/${fileId}`));
    await page.getByRole("link", { name: /^Lire et signer/ }).click();
    await press(page, "Signer la convention");
    await page.getByText(/signée le/).waitFor();
    await page.getByRole("link", { name: /^Commencer/ }).click();
    await title(page, "Votre livret VAE");
    await page.getByRole("main").getByRole("listitem").first().getByRole("link").click();
    for (let rank = 1; rank <= 7; rank += 1) {
      await page.getByRole("heading", { level: 2, name: new RegExp(`^${rank}\\.`) }).waitFor();
      await page.getByRole("textbox", { name: /^Votre expérience/ }).fill(`J’ai conseillé (${rank}).`);
      await page.getByRole("textbox", { name: /^Exemple 1/ }).fill("Une famille changeait de régime.");
      await page.getByText(/^Enregistré à/).waitFor();
      if (rank < 7) await page.getByRole("link", { name: "Domaine suivant" }).click();
    }
    await page.goto(space(`/files/${fileId}`));
    await page.getByRole("link", { name: /^Ajouter : Déposez votre CV/ }).click();
    const piece = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    await page.getByRole("radio", { name: /^Votre CV/ }).check();
    await give(page, "Choisir des fichiers", { name: "cv.pdf", bytes: await pdf("Curriculum vitæ") });
    await piece("cv").getByText("acceptée").waitFor();
    await page.getByRole("radio", { name: /^Une preuve d’expérience/ }).check();
    await give(page, "Prendre une photo", { name: "IMG_0001.png", bytes: noisyPhoto(60, 40) });
    await piece("IMG 0001").getByText("acceptée").waitFor();
    await page.getByRole("link", { name: "Mon parcours" }).click();
    await page.getByRole("link", { name: /^Décrire/ }).click();
    await press(page, "Ajouter un poste");
    await page.getByRole("textbox", { name: "Intitulé du poste" }).fill("Conseillère mutualiste");
    await page.getByRole("textbox", { name: /^Employeur/ }).fill("Mutuelle Exemple");
    await typeDay(page, /^jour, Premier jour/i, "2020-03-02");
    await page.getByRole("textbox", { name: "Vos missions" }).fill("Conseil aux particuliers.");
    await page.getByRole("checkbox", { name: "attestation" }).check();
    await press(page, "Enregistrer le poste");
    await page.getByRole("heading", { level: 2, name: "Conseillère mutualiste" }).waitFor();
    await page.getByRole("link", { name: "Mon parcours" }).click();
    await title(page, "Bonjour Léa, votre dossier est complet.");
    await keepLooks(page, "vae-complete", [390]);
    await page.getByRole("link", { name: /^Vérifier et déposer/ }).click();
    await press(page, "Déposer mon dossier");
    await page.getByText("Il attend une date de jury").waitFor();
  });

  it("has OEMM propose, plan and convene a jury", async () => {
    const page = await signedIn(/secrétariat/, "/waiting-lists/CMI");
    pages.oemm = page;
    await page.getByRole("link", { name: "Léa Exemple" }).waitFor();
    await typeDay(page, /^jour, Jour du jury/i, juryDay);
    await press(page, "Proposer");
    await page.getByRole("grid", { name: "Ordre de passage" }).waitFor();
    await choose(page, "sur place");
    await page.getByLabel("Adresse du lieu").fill("10 rue de l’Exemple, 75009 Paris");
    await press(page, "Planifier ce jury");
    await title(page, /^Jury CMI du /);
    await press(page, "Convoquer 5 personnes");
    await press(page.getByRole("dialog"), "Envoyer les convocations");
    await page.getByText("convoqué", { exact: true }).waitFor();
  });

  it("tells the candidate when and where, who asks for more time", async () => {
    const page = pages.lea;
    await page.goto(space(`/files/${fileId}`));
    const convocation = page.getByRole("region", { name: "Votre convocation" });
    await convocation.getByText("10 rue de l’Exemple, 75009 Paris").waitFor();
    await press(page, "Demander un temps supplémentaire");
    await choose(page.getByRole("dialog"), /document présenté/);
    await press(page.getByRole("dialog"), "Envoyer ma demande");
    await page.getByText(/L’OEMM va vous répondre/).waitFor();
    const { oemm } = pages;
    await oemm.getByRole("link", { name: "Tâches" }).first().click();
    await oemm.getByRole("link", { name: "Temps supplémentaire demandé", exact: true }).click();
    await oemm.getByRole("link", { name: /^L’accorder/ }).click();
    await title(oemm, "Léa Exemple");
    await press(oemm, "Accorder un temps supplémentaire");
    const dialog = oemm.getByRole("dialog");
    await dialog.getByLabel("Minutes de plus pour la présentation").fill("7");
    await dialog.getByLabel("Minutes de plus pour l’entretien").fill("3");
    await choose(dialog, /document présenté/);
    await press(dialog, "Accorder un temps supplémentaire");
    await oemm.getByRole("status").getByText("Le temps supplémentaire est accordé.").waitFor();
    await page.reload();
    await page.getByText("Temps supplémentaire accordé").waitFor();
  });

  it("is decided on its day by a jury whose chair signs", async () => {
    await stack().travel(new Date(`${juryDay}T07:30:00Z`));
    const page = await signedIn(/Élise/, "/sessions");
    pages.chair = page;
    await page.getByRole("main").getByRole("link").first().click();
    await page.getByRole("heading", { name: "Ouvrir la séance" }).waitFor();
    for (const name of ["Élise", "Étienne", "Sarah", "Samuel"])
      await choose(page.getByRole("group", { name: "Membres présents" }), new RegExp(name));
    await choose(page.getByRole("radiogroup", { name: /^Présidence/ }), /Élise/);
    await press(page, "Ouvrir la séance");
    await page.getByRole("heading", { name: "Terminer la séance" }).waitFor();
    await page
      .getByRole("link", { name: /Léa Exemple/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Résultat" }).waitFor();
    for (const group of await page.locator(".domains").getByRole("radiogroup").all())
      await choose(group, /^Acquis$/);
    await press(page, "Enregistrer le résultat");
    await press(page, "Signer la fiche");
    await press(page.getByRole("dialog"), "Signer");
    await page.getByRole("heading", { name: "Résultat signé" }).waitFor();
    await page.getByRole("link", { name: "La séance" }).click();
    await press(page, "Clore la séance");
    await press(page.getByRole("dialog"), "Clore la séance");
    await page.getByText("clos", { exact: true }).waitFor();
  });

  it("ends with the certificate, in the hands of its holder and verified by all", async () => {
    const page = pages.lea;
    await stack().settled();
    await page.goto(space(`/files/${fileId}`));
    // Three weeks later the session is over: one signs in again, and is led back to the file.
    const address = page.getByLabel("Adresse électronique");
    await address.fill(email);
    await press(page, "Continuer");
    await title(page, "Félicitations Léa.");
    const decision = page.getByRole("region", { name: "La décision du jury" });
    await decision.getByText(/Vous êtes titulaire du CQP, certificat/).waitFor();
    expect(await decision.getByText("acquis", { exact: true }).count()).toBe(7);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "vae-certified", [1280, 390]);
    const given = page.waitForEvent("download");
    await press(page, "Télécharger mon certificat");
    const file = await given;
    expect(file.suggestedFilename()).toMatch(/^Certificat n° CQP-.*\.pdf$/);
    const { pages: printed } = await readPdf(await readFile(await file.path()));
    expect(printed.join(" ")).toContain("Léa Exemple");
    await decision.getByRole("link", { name: /^Le vérifier/ }).click();
    await page.getByRole("heading", { name: /Ce certificat est authentique/ }).waitFor();
    await press(page, "Vérifier");
    await page.getByRole("heading", { name: /Ce certificat est authentique/ }).waitFor();
  });
});
