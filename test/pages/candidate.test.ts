import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { noisyPhoto, pdf, windowsProgram } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import {
  choose as chooseLabel,
  faultsOfAccess,
  keepLooks,
  keepPrinted,
  takeAccount,
  useBrowser,
} from "../support/chromium.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { admitEnrolledVae } from "../support/prepared-files.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let amina: ApiClient;
let id: string;
let page: Page;

/** The file, as the API tells it to its candidate. */
const file = () => amina.call("GET", `/files/${id}`);
const at = (path = "") => `${stack().urls.space}/files/${id}${path}`;

/** Shows a page of the file, and waits for its title. */
async function show(path: string, title: string | RegExp): Promise<void> {
  await page.goto(at(path));
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Looks at a page as a reviewer, and as a person who does not see it. */
async function look(name: string): Promise<void> {
  expect(await faultsOfAccess(page)).toEqual([]);
  await keepLooks(page, `candidate-${name}`);
}

/** Types a day as one does in French: day, month, year. */
async function typeDay(label: string, digits: string): Promise<void> {
  await page.getByRole("spinbutton", { name: new RegExp(`^jour, ${label}`, "i") }).click();
  await page.keyboard.type(digits);
}

beforeAll(async () => {
  const { people } = stageOn(stack());
  await prepare(people, currentApproval());
  amina = apiClient(stack().urls.api, () => demoToken(stack().urls.identity, "amina"));
  const enrolled = await amina.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate: {
      civilStatus: civilStatusOf("Amina", "Exemple"),
      email: "amina@candidats.example.org",
      phone: "06 00 00 00 00",
    },
    centreId: "ctr_demo_lyon",
  });
  id = enrolled.id;
  await admitEnrolledVae(stack(), id);
  await people.centre.call("PUT", `/files/${id}/accompaniment-agreement`, {
    nature: "Aide méthodologique à la description de l’expérience",
    meetings: [{ mode: "video", duration: 60, subject: "Choisir ses exemples" }],
  });
  page = await open();
  await page.goto(at());
  await takeAccount(page, /Amina/);
});

describe("a candidate’s own file", () => {
  it("says first what there is to do now, with the control that does it", async () => {
    await page.getByRole("heading", { level: 1, name: "Bonjour Amina, votre dossier avance." }).waitFor();
    const { missing } = (await file()).readiness;
    const now = page.getByRole("region", { name: "À faire maintenant" });
    const [first, ...others] = await now.getByRole("listitem").allTextContents();
    expect(first).toContain("Signez la convention");
    const messages: string[] = missing.map(({ message }: { message: string }) => message);
    // One line stands for all the domains of the booklet.
    for (const said of others) expect(messages.some((message) => said.includes(message))).toBe(true);
    await now.getByRole("link", { name: /^Ajouter : Déposez votre CV/ }).waitFor();
  });

  it("shows the way: what was done and when, where it is, what comes", async () => {
    const steps = page.getByRole("region", { name: "Votre parcours" }).getByRole("listitem");
    expect(await steps.count()).toBe(7);
    expect(await page.locator("[aria-current=step]").textContent()).toContain("Livret et preuves");
    await page.getByText(/^0\sdomaine sur 7/).waitFor();
    await page.getByRole("link", { name: "Écrire au centre" }).waitFor();
    await look("file");
  });

  it("has the agreement read and signed (R-VAE-5)", async () => {
    await show("/agreement", "Convention d’accompagnement");
    await page.getByText("Choisir ses exemples").waitFor();
    await look("agreement");
    await page.getByRole("button", { name: "Signer la convention" }).click();
    await page.getByText(/Convention d’accompagnement signée le/).waitFor();
    expect((await file()).agreement.signedByCandidateOn).toBeDefined();
  });
});

describe("the booklet", () => {
  const text = () => page.getByRole("textbox", { name: /^Votre expérience/ });
  const example = () => page.getByRole("textbox", { name: /^Exemple 1/ });
  const answer = async (code: string) =>
    (await file()).answers.find((one: { domainCode: string }) => one.domainCode === code);

  it("stands domain by domain, with the referential beside the text", async () => {
    await show("/booklet", "Votre livret VAE");
    const domains = page.getByRole("main").getByRole("listitem");
    await domains.first().waitFor();
    expect(await domains.count()).toBe(7);
    await look("booklet");
    await domains.first().getByRole("link").click();
    await page.getByRole("heading", { level: 2, name: /^1\. Analyser la situation/ }).waitFor();
    await page.getByRole("heading", { name: "Ce que le jury attend" }).waitFor();
  });

  it("saves what is typed by itself, with its version", async () => {
    await text().fill("J’ai conseillé des familles.");
    await page.getByText(/^Gardé sur cet appareil/).waitFor();
    await example().fill("Une famille changeait de régime.");
    await page.getByText(/^Enregistré à/).waitFor();
    expect(await answer("CMI-1")).toMatchObject({ experience: "J’ai conseillé des familles.", version: 1 });
    await look("domain");
  });

  it("replaces no newer text: of two tabs in conflict, both are shown", async () => {
    // A second tab of the same session, on the same page: the provider knows the browser, and nothing is pressed.
    const other = await page.context().newPage();
    await other.goto(page.url());
    const theirs = other.getByRole("textbox", { name: /^Votre expérience/ });
    await theirs.fill("Écrit dans l’autre onglet.");
    await expect.poll(async () => (await answer("CMI-1")).version, { timeout: 15_000 }).toBe(2);
    await other.close();
    await text().fill("J’ai conseillé des familles et des artisans.");
    const conflict = page.getByRole("alert");
    await conflict.getByText("Écrit dans l’autre onglet.").waitFor();
    await conflict.getByText("J’ai conseillé des familles et des artisans.").waitFor();
    expect((await answer("CMI-1")).experience).toBe("Écrit dans l’autre onglet.");
    await look("conflict");
    await page.getByRole("button", { name: "Garder mon texte" }).click();
    await page.getByText(/^Enregistré à/).waitFor();
    expect(await answer("CMI-1")).toMatchObject({
      experience: "J’ai conseillé des familles et des artisans.",
      version: 3,
    });
  });

  it("loses no text when the session expires, nor when the page is closed", async () => {
    await page.route("**/api/v1/files/*/answers/*", (route) =>
      route.fulfill({ status: 401, contentType: "application/json", body: '{"message":"Unauthorized"}' }),
    );
    await text().fill("Écrit quand la session était finie.");
    await page.getByText(/^Votre session a expiré/).waitFor();
    await look("expired");
    await page.unroute("**/api/v1/files/*/answers/*");
    await page.getByRole("button", { name: "Se reconnecter" }).click();
    await page.getByText(/^Enregistré à/).waitFor();
    expect(await text().inputValue()).toBe("Écrit quand la session était finie.");
    expect((await answer("CMI-1")).experience).toBe("Écrit quand la session était finie.");
  });
});

describe("pieces", () => {
  const storage = () => `${new URL(stack().urls.s3).origin}/**`;
  const piece = (name: string) => page.getByRole("listitem").filter({ hasText: name });

  it("asks to mask social-security numbers before anything is sent (R-EVI-4)", async () => {
    await show("/evidence", "Joignez vos preuves");
    await page.getByText("Masquez les numéros de sécurité sociale").waitFor();
    await look("evidence");
  });

  it("go straight to the storage, several at once, and are verified in words (R-EVI-3)", async () => {
    await page.getByRole("radio", { name: /^Votre CV/ }).check();
    await choose({ name: "cv.pdf", bytes: await pdf("Curriculum vitæ") });
    await piece("cv").getByText("acceptée").waitFor();
    await page.getByRole("radio", { name: /^Une preuve d’expérience/ }).check();
    await choose(
      { name: "courrier.pdf", bytes: windowsProgram() },
      { name: "photo-du-stand.png", bytes: noisyPhoto(60, 40) },
    );
    await piece("photo du stand").getByText("acceptée").waitFor();
    await piece("courrier").getByText("rejetée").waitFor();
    const { evidence } = await file();
    const refused = evidence.find(({ title }: { title: string }) => title === "courrier");
    // Why, and what to do instead, in the API's words.
    await piece("courrier").getByText(refused.rejection.detail).waitFor();
    await look("pieces");
  });

  it("survive a connection that is lost in the middle, and go on when it is back", async () => {
    await page.getByRole("radio", { name: /^Un justificatif de poste/ }).check();
    await page.route(storage(), (route) => route.abort("internetdisconnected"));
    await choose({ name: "attestation.pdf", bytes: await pdf("Attestation d’employeur") });
    await page.getByText("La connexion a été coupée").waitFor();
    await look("cut");
    await page.unroute(storage());
    await page.getByRole("button", { name: "Réessayer l’envoi de attestation.pdf" }).click();
    await piece("attestation").getByText("acceptée").waitFor();
    // The piece that was announced is the one that was sent: nothing of the first try stays.
    expect((await file()).evidence.map(({ title }: { title: string }) => title).sort()).toEqual(
      ["attestation", "courrier", "cv", "photo du stand"].sort(),
    );
  });

  it("are dropped, or photographed, and given up on their way, of which nothing stays", async () => {
    const dropped = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(${JSON.stringify([...noisyPhoto(40, 40)])});
      data.items.add(new File([bytes], "article.png", { type: "image/png" }));
      return data;
    })()`);
    await page.getByRole("radio", { name: /^Une preuve d’expérience/ }).check();
    const place = page.getByRole("region", { name: "Ajouter des fichiers" });
    await place.dispatchEvent("dragover", { dataTransfer: dropped });
    await place.dispatchEvent("drop", { dataTransfer: dropped });
    await piece("article").getByText("acceptée").waitFor();
    const camera = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Prendre une photo" }).click();
    const chooser = await camera;
    // A telephone opens the camera that looks away from its owner.
    expect(await chooser.element().getAttribute("capture")).toBe("environment");
    expect(chooser.isMultiple()).toBe(false);
    const givenUp = Promise.withResolvers<void>();
    await page.route(storage(), (route) =>
      givenUp.promise.then(() => route.continue().catch(() => undefined)),
    );
    const buffer = Buffer.from(noisyPhoto(50, 40));
    await chooser.setFiles([{ name: "affiche.png", mimeType: "image/png", buffer }]);
    await page.getByRole("button", { name: "Annuler l’envoi de affiche.png" }).click();
    await piece("affiche").waitFor({ state: "detached" });
    givenUp.resolve();
    await page.unroute(storage());
    const titles = async () => (await file()).evidence.map(({ title }: { title: string }) => title);
    await expect.poll(titles, { timeout: 15_000 }).not.toContain("affiche");
  });

  it("are described, with the domains that they illustrate (R-VAE-7), and taken out", async () => {
    await page.getByRole("button", { name: "Décrire photo du stand" }).click();
    await page.getByRole("textbox", { name: "Titre de la pièce" }).fill("Stand du salon");
    await chooseLabel(piece("photo du stand"), /^4\./);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await piece("Stand du salon").getByText("domaine 4").waitFor();
    await page.getByRole("button", { name: "Retirer courrier", exact: true }).click();
    await page.getByRole("button", { name: "Oui, la retirer : courrier" }).click();
    await piece("courrier").waitFor({ state: "detached" });
  });

  async function choose(...files: { name: string; bytes: Uint8Array }[]): Promise<void> {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choisir des fichiers" }).click();
    await (await chooser).setFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: "", buffer: Buffer.from(bytes) })),
    );
  }
});

describe("what stands around a file", () => {
  it("tells who read it, gives its documents, and lets another centre be chosen", async () => {
    const { people } = stageOn(stack());
    await people.centre.call("GET", `/files/${id}`);
    await show("/readings", "Qui a lu votre dossier");
    await page.getByText("Camille Exemple").first().waitFor();
    await look("readings");
    await show("/documents", "Vos documents");
    await look("documents");
    await show("/centre", "Choisir votre centre");
    await page.getByRole("searchbox").fill("lyon");
    await page.getByRole("radio", { name: /Formation Mutualiste Lyon/ }).waitFor();
    await look("centre");
  });

  it("corrects how the candidate is reached", async () => {
    await show("/contact", "Vos coordonnées");
    await page.getByLabel(/^Téléphone/).fill("06 11 22 33 44");
    await look("contact");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: /^Bonjour Amina/ }).waitFor();
    expect((await file()).candidate.phone).toBe("+33611223344");
  });

  it("asks once more before a candidacy is given up, and keeps it where one thinks again", async () => {
    await show("/withdrawal", "Abandonner ma candidature");
    await look("withdrawal");
    await page.getByRole("link", { name: "Garder mon dossier" }).click();
    await page.getByRole("heading", { level: 1, name: /^Bonjour Amina/ }).waitFor();
    expect((await file()).state).toBe("admissible");
  });
});

describe("positions and submission", () => {
  it("describes a position with its proof, and shows it along the years", async () => {
    await show("/positions", "Vos postes et votre expérience");
    await page.getByRole("button", { name: "Ajouter un poste" }).click();
    await page.getByRole("textbox", { name: "Intitulé du poste" }).fill("Conseillère mutualiste");
    await page.getByRole("textbox", { name: /^Employeur/ }).fill("Mutuelle Exemple");
    await typeDay("Premier jour", "02032020");
    await typeDay("Dernier jour", "30062025");
    await page.getByRole("textbox", { name: "Vos missions" }).fill("Conseil aux particuliers.");
    await page.getByRole("checkbox", { name: "attestation" }).check();
    await look("position");
    await page.getByRole("button", { name: "Enregistrer le poste" }).click();
    await page.getByRole("heading", { level: 2, name: "Conseillère mutualiste" }).waitFor();
    await page.getByRole("img", { name: /^Vos postes, de 2020/ }).waitFor();
    await look("positions");
  });

  it("shows all that goes to the jury once more, and submits it (R-VAE-8)", async () => {
    for (const code of ["CMI-2", "CMI-3", "CMI-4", "CMI-5", "CMI-6", "CMI-7"])
      await amina.call(
        "PUT",
        `/files/${id}/answers/${code}`,
        { experience: "Fait.", examples: ["Un exemple."] },
        { "if-none-match": "*" },
      );
    await show("", "Bonjour Amina, votre dossier est complet.");
    await page.getByRole("link", { name: /^Vérifier et déposer/ }).click();
    await page.getByText("7 domaines décrits").waitFor();
    await look("submission");
    await page.getByRole("button", { name: "Déposer mon dossier" }).click();
    await page.getByText("Il attend une date de jury").waitFor();
    expect((await file()).state).toBe("submitted");
    await look("submitted");
  });
});

describe("the jury", () => {
  const session = { id: "" };

  it("convenes: the page says when and where, how it goes, what to bring (R-JURY-6)", async () => {
    const { people, today } = stageOn(stack());
    Object.assign(
      session,
      await people.oemm.call("POST", "/sessions", {
        certification: "CMI",
        date: today,
        startTime: "09:00",
        place: { kind: "remote", url: "https://visio.example.org/jury" },
        memberIds: [...people.members.keys()],
        fileIds: [id],
      }),
    );
    await show("", /^Bonjour Amina/);
    await page.getByText("Un jury se prépare").waitFor();
    await people.oemm.call("POST", `/sessions/${session.id}/convocation`, { lateReason: "Le jour même." });
    await page.reload();
    const convocation = page.getByRole("region", { name: "Votre convocation" });
    await convocation.getByText(/de\s9\sh\s00 à/).waitFor();
    await convocation.getByRole("link", { name: "Rejoindre la visioconférence" }).waitFor();
    await look("convened");
    await keepPrinted(page, "candidate-convened");
    const kept = page.waitForEvent("download");
    await convocation.getByRole("button", { name: "Ajouter à mon agenda" }).click();
    const calendar = await readFile(await (await kept).path(), "utf8");
    // Unfolded: the lines of a calendar are cut at 75 bytes.
    expect(calendar.replace(/\r\n /g, "")).toContain(`UID:${session.id}-${id}@cqp-mutualite`);
  });

  it("gives extra time to who asks for it, without a word of health (R-DAY-3)", async () => {
    const { people } = stageOn(stack());
    await page.getByRole("button", { name: "Demander un temps supplémentaire" }).click();
    const dialog = page.getByRole("dialog");
    await chooseLabel(dialog, /déjà accordé pour un jury précédent/);
    await look("extra-time");
    await dialog.getByRole("button", { name: "Envoyer ma demande" }).click();
    await page
      .getByText(/^Vous avez demandé un temps supplémentaire le .* L’OEMM va vous répondre\.$/)
      .waitFor();
    const { items } = await people.oemm.call("GET", "/tasks");
    expect(items).toContainEqual(
      expect.objectContaining({ kind: "extra-time-asked", motive: "granted-before" }),
    );
    const more = { presentation: 7, interview: 3, motive: "granted-before" };
    await people.oemm.call("PUT", `/files/${id}/extra-time`, more);
    await page.reload();
    await page.getByText("Temps supplémentaire accordé :").waitFor();
    await page.getByText(/7\sminutes de plus pour la présentation, 3\sminutes/).waitFor();
  });

  it("is told by a candidate that they can’t come (R-DAY-11)", async () => {
    await page.getByRole("button", { name: "Je ne peux pas venir" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Un empêchement familial.");
    expect(await faultsOfAccess(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Prévenir l’OEMM" }).click();
    await page.getByText("L’OEMM va vous répondre.").waitFor();
  });

  it("decides: the page says it domain by domain, and how to go on (R-JURY-11)", async () => {
    const { people } = stageOn(stack());
    await people.oemm.call("POST", `/sessions/${session.id}/slots/${id}/absence-answer`, { answer: "keep" });
    const president = await openWithRightSide(people, session.id);
    const { slots } = await president.call("GET", `/sessions/${session.id}`);
    const results = slots[0].domains.map((code: string, rank: number) => [
      code,
      rank === 0 ? "not-acquired" : "acquired",
    ]);
    await president.call("PUT", `/sessions/${session.id}/slots/${id}/outcome`, {
      kind: "decided",
      domains: Object.fromEntries(results),
      recommendation: "Approfondir l’analyse des besoins.",
    });
    await president.call("POST", `/sessions/${session.id}/slots/${id}/signature`);
    await stack().settled();
    await show("", "Bonjour Amina, le jury a décidé.");
    const decision = page.getByRole("region", { name: "La décision du jury" });
    await decision.getByText("Approfondir l’analyse des besoins.").waitFor();
    expect(await decision.getByText("non acquis").count()).toBe(1);
    await page.getByRole("button", { name: "Fiche de décision (PDF)" }).waitFor();
    // What was decided is behind the candidate, and what comes has its last day.
    const way = page.getByRole("region", { name: "Votre parcours" });
    expect(await way.getByText("en cours", { exact: true }).count()).toBe(0);
    const again = way.getByRole("listitem").filter({ hasText: "Nouveau jury" });
    await again.getByText(/^Au plus tard le/).waitFor();
    await look("decided");
    await keepPrinted(page, "candidate-decided");
    await decision.getByRole("button", { name: "Reprendre mon dossier" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Reprendre mon dossier" }).click();
    await page.getByText("Votre dossier est rouvert.").waitFor();
    expect((await file()).state).toBe("admissible");
  });
});

describe("what was begun and not sent", () => {
  const drafts = () =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("draft:")));

  it("is found again in a new tab, and is erased as its author signs out", async () => {
    await show("/positions", "Vos postes et votre expérience");
    await page.getByRole("button", { name: "Ajouter un poste" }).click();
    await page.getByRole("textbox", { name: "Intitulé du poste" }).fill("Poste à moitié décrit");
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await page.goto(at("/positions"));
    await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
    await show("/positions", "Vos postes et votre expérience");
    await page.getByRole("button", { name: "Ajouter un poste" }).click();
    const kept = page.getByRole("textbox", { name: "Intitulé du poste" });
    expect(await kept.inputValue()).toBe("Poste à moitié décrit");
    expect(await drafts()).not.toEqual([]);
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await page.getByRole("button", { name: "Se connecter" }).waitFor();
    expect(await drafts()).toEqual([]);
  });

  it("goes with a candidacy that is given up", async () => {
    await takeAccount(page, /Amina/);
    await show("/withdrawal", "Abandonner ma candidature");
    await page.getByRole("button", { name: "Abandonner ma candidature" }).click();
    await page.getByRole("heading", { level: 1, name: /^Bonjour Amina/ }).waitFor();
    expect((await file()).state).toBe("withdrawn");
    await look("withdrawn");
  });
});
