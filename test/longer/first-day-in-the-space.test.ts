import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { beforeAll, describe, it } from "vitest";
import { choose, faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../support/chromium.ts";
import { enrolAsLea } from "../support/enrolling.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { type Newcomer, openAccount } from "../support/open-account.ts";
import { goTo, press, write, writeDay } from "../support/pressing.ts";
import { currentApproval } from "../support/stage.ts";

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

/** Who comes to a system in which nothing is, but the first manager of OEMM. */
const newcomers = {
  ines: { firstName: "Inès", name: "Exemple", email: "ines@rhone.example.org" },
  rachid: { firstName: "Rachid", name: "Exemple", email: "rh@mutuelle-rhone.example.org" },
  eva: { firstName: "Éva", name: "Exemple", email: "eva@juges.example.org" },
  lea: { firstName: "Léa", name: "Exemple", email: "lea@personnes.example.org" },
} satisfies Record<string, Newcomer>;

let oemm: Page;
const space = (path = "") => `${stack().urls.space}${path}`;
const title = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

async function looks(page: Page, name: string): Promise<void> {
  const faults = await faultsOfAccess(page);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  await keepLooks(page, name);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Opens an account, and accepts what its address was invited to. */
async function accept(who: Newcomer, from: string): Promise<Page> {
  const page = await open();
  await openAccount(page, stack(), who);
  await page.getByRole("link", { name: /^Une invitation vous attend/ }).click();
  await page.getByRole("region", { name: `Invitation : ${from}` }).waitFor();
  return page;
}

const invite = (who: Newcomer) =>
  press(oemm, {
    act: "Inviter une personne",
    fill: async (form) => {
      await write(form, { Nom: `${who.firstName} ${who.name}`, "Adresse électronique": who.email });
      await choose(form, "responsable");
    },
    done: "L’invitation est envoyée.",
  });

beforeAll(async () => {
  oemm = await open();
  await oemm.goto(space());
  await takeAccount(oemm, /Odile/);
});

describe("the first day, from nothing, in pages alone", () => {
  it("begins with a desk that says that nothing waits", async () => {
    await oemm.getByText("Tout est fait.", { exact: false }).waitFor();
    await looks(oemm, "first-day-desk");
    for (const [path, heading] of [
      ["/centres", "Centres"],
      ["/companies", "Entreprises"],
      ["/jury-members", "Membres de jury"],
    ] as const) {
      await goTo(oemm, path, heading);
      await oemm.getByText(/encore inscrite?\./).waitFor();
    }
    await looks(oemm, "first-day-members");
  });

  it("has OEMM register a centre, approve it and invite who manages it", async () => {
    await goTo(oemm, "/centres", "Centres");
    await press(oemm, {
      act: "Inscrire un centre",
      fill: (form) =>
        write(form, {
          "Nom du centre": "Formation Rhône",
          "Adresse du centre": "accueil@rhone.example.org",
          "Numéro de téléphone": "04 65 71 12 88",
          "Adresse postale": "2 rue de l’Essai, 69002 Lyon",
          Ville: "Lyon",
        }),
      done: "Le centre est inscrit.",
    });
    await title(oemm, "Formation Rhône");
    const { from, until } = currentApproval();
    for (const service of ["accompagnement à la VAE", "formation"])
      await press(oemm, {
        act: "Enregistrer un agrément",
        fill: async (form) => {
          await choose(form, "Conseiller(ère) mutualiste individuels");
          await choose(form, service);
          await writeDay(form, "Premier jour de l’agrément", from);
          await writeDay(form, "Dernier jour de l’agrément", until);
          await writeDay(form, "Jour de la décision", from);
        },
        done: "L’agrément est enregistré.",
      });
    await invite(newcomers.ines);
  });

  it("has it register a company and invite who manages it", async () => {
    await goTo(oemm, "/companies", "Entreprises");
    await press(oemm, {
      act: "Inscrire une entreprise",
      fill: (form) =>
        write(form, {
          "Nom de l’entreprise": "Mutuelle du Rhône",
          "Adresse de l’entreprise": "rh@mutuelle-rhone.example.org",
          "Adresse postale": "3 rue de l’Essai, 69002 Lyon",
          Ville: "Lyon",
        }),
      done: "L’entreprise est inscrite.",
    });
    await title(oemm, "Mutuelle du Rhône");
    await invite(newcomers.rachid);
  });

  it("has it write the directory of juries, of both sides", async () => {
    await goTo(oemm, "/jury-members", "Membres de jury");
    for (const [name, email, side] of [
      ["Éva Exemple", newcomers.eva.email, "employeurs"],
      ["Tom Exemple", "tom@juges.example.org", "employeurs"],
      ["Nina Exemple", "nina@juges.example.org", "salariés"],
      ["Paul Exemple", "paul@juges.example.org", "salariés"],
    ] as const) {
      await press(oemm, {
        act: "Inscrire un membre",
        fill: async (form) => {
          await write(form, { "Nom du membre": name, "Adresse du membre": email });
          await choose(form, side);
          await write(form, { "Organisation que": "Organisation d’essai" });
        },
        done: "Le membre est inscrit à l’annuaire.",
      });
      await oemm.getByRole("listitem").filter({ hasText: name }).waitFor();
    }
    await stack().settled();
  });

  it("opens the centre’s list to who accepted to manage it", async () => {
    const page = await accept(newcomers.ines, "Formation Rhône");
    await page.getByRole("button", { name: "Accepter" }).click();
    await page.getByRole("button", { name: "Agir en cette qualité" }).click();
    await title(page, "Candidats");
    await page.getByText("Aucun candidat ne vous a encore choisi.", { exact: false }).waitFor();
    await looks(page, "first-day-centre");
    await page.getByRole("link", { name: "Votre centre" }).click();
    await page.getByText("en cours", { exact: false }).first().waitFor();
  });

  it("opens the company’s list to who accepted to manage it", async () => {
    const page = await accept(newcomers.rachid, "Mutuelle du Rhône");
    await page.getByRole("button", { name: "Accepter" }).click();
    await page.getByRole("button", { name: "Agir en cette qualité" }).click();
    await title(page, "Salariés");
    await looks(page, "first-day-company");
    await page.getByRole("link", { name: "Inscrire", exact: true }).click();
    await title(page, "Inscrire un salarié");
    await choose(page, "Conseiller(ère) mutualiste individuels");
    await page.getByText("Formation Rhône").first().waitFor();
  });

  it("opens juries to a member of the directory, with a second factor", async () => {
    const page = await accept(newcomers.eva, "Éva Exemple");
    await page.getByText("demande un second facteur").waitFor();
    await page.getByRole("link", { name: "Mettre en place un second facteur de connexion" }).click();
    const secret = (await page.locator("code").textContent())?.replaceAll(" ", "") ?? "";
    const totp = new TOTP({ secret });
    await page.getByLabel("Code", { exact: true }).fill(totp.generate());
    await page.getByRole("button", { name: "Mettre en place" }).click();
    await page.getByRole("button", { name: "Se reconnecter" }).click();
    await page.getByRole("link", { name: /^Une invitation vous attend/ }).click();
    await page.getByRole("button", { name: "Accepter" }).click();
    await page.getByRole("button", { name: "Agir en cette qualité" }).click();
    await title(page, "Mes jurys");
    await page.getByText("Aucun jury pour l’instant.", { exact: false }).waitFor();
    await looks(page, "first-day-jury");
  });

  it("ends with the first candidate, whom the centre finds", async () => {
    const page = await open();
    await openAccount(page, stack(), newcomers.lea);
    await looks(page, "first-day-candidate");
    const next = () => page.getByRole("button", { name: "Continuer" }).click();
    await enrolAsLea(page);
    await title(page, "Comment vous joindre ?");
    await next();
    await page.getByRole("radio", { name: /Formation Rhône/ }).check();
    await next();
    await page.getByRole("button", { name: "M’inscrire" }).click();
    await title(page, "Bonjour Léa, votre dossier avance.");
    await stack().settled();
    const { ines } = newcomers;
    const centre = await open();
    await centre.goto(space());
    await centre.getByRole("button", { name: "Se connecter" }).click();
    await centre.getByLabel("Adresse électronique").fill(ines.email);
    await centre.getByRole("button", { name: "Continuer" }).click();
    await centre.getByRole("link", { name: /Léa Exemple/ }).waitFor();
  });
});
