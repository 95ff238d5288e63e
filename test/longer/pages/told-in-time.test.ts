import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../../demo/client.ts";
import { noisyPhoto } from "../../../demo/files.ts";
import { prepare } from "../../../demo/preparation.ts";
import type { Stage } from "../../../demo/stage.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { registeredTrainingFile, submittedVaeFile } from "../../support/candidates.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { goTo } from "../../support/pressing.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/*
 * What the space tells by itself, when it matters: what OEMM has to do today, what changed of a jury since a member last
 * looked, how far a file is on its way.
 */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();
const within = { timeout: 20_000 };

let stage: Stage;
let fileId = "";
let sessionId = "";
const lost = "bounce+fabien@simulator.amazonses.com";

const given = (firstName: string) => ({
  ...{ stack: stack(), people: stage.people, certification: "CMI", today: stage.today, firstName },
  email: `${firstName.toLowerCase().replace("é", "e")}@candidats.example.org`,
});

async function signedIn(name: RegExp, path = "/"): Promise<Page> {
  const page = await open();
  await page.goto(`${stack().urls.space}${path}`);
  await takeAccount(page, name);
  return page;
}

const plan = (date: string, fileIds: string[], memberIds = [...stage.people.members.keys()]) =>
  stage.people.oemm.call("POST", "/sessions", {
    ...{ certification: "CMI", date, startTime: "09:00", fileIds, memberIds },
    place: { kind: "remote", url: "https://visio.example.org/jury" },
  });

beforeAll(async () => {
  stage = stageOn(stack());
  const { oemm, members } = stage.people;
  await prepare(stage.people, currentApproval());
  fileId = await submittedVaeFile(given("Amina"));
  await registeredTrainingFile(given("David"));
  // Sits in five days, and is not convened.
  sessionId = (await plan(addDays(stage.today, 5), [fileId])).id;
  // Its convocations leave in time; that of one member does not arrive.
  await oemm.call("PUT", "/jury-members/jur_demo_fait_retour", {
    ...{ name: "Fabien Essai", email: lost, side: "employee", organisation: "CFDT" },
    representsOemm: false,
  });
  const others = [...members.keys()].filter((id) => id !== "jur_demo_salarie_2");
  const convened = await plan(
    addDays(stage.today, 30),
    [await submittedVaeFile(given("Bruno"))],
    [...others, "jur_demo_fait_retour"],
  );
  await oemm.call("POST", `/sessions/${convened.id}/convocation`, {});
  await oemm.call("POST", "/files", {
    ...{
      path: "vae",
      certification: "CMI",
      centreId: "ctr_demo_lyon",
      motive: "Formulaire reçu par la poste.",
    },
    candidate: {
      civilStatus: {
        ...{ birthName: "Essai", firstNames: "Odette", sex: "female", bornOn: "1961-03-08" },
        birthPlace: { in: "france", commune: "Lyon 3e Arrondissement", inseeCode: "69383" },
      },
      postalAddress: "8 rue de l’Essai, 69003 Lyon",
    },
  });
  await stack().settled();
  await stack().schedules.run("DeadlinesDailyRun");
  await stack().settled();
});

describe("OEMM’s first page says what there is to do", () => {
  let page: Page;
  const part = (name: string) => page.getByRole("region", { name, exact: true });

  it("R-DATE-3, R-JURY-6, R-OEMM-1: a jury to convene, a convocation that did not arrive, a letter to post", async () => {
    page = await signedIn(/secrétariat/);
    const toDo = part("À traiter");
    for (const [kind, whom] of [
      [/convo/i, /à convoquer avant le/],
      [/^Convocation/, /Fabien Essai/],
      [/^Lettre/, /Odette Essai/],
    ] as const) {
      const line = toDo.getByRole("listitem").filter({ hasText: whom });
      await line.first().waitFor();
      expect(await line.first().innerText()).toMatch(kind);
      // What leads to its end stands beside it.
      expect(await line.first().getByRole("link").count()).toBe(2);
    }
    const { items } = await stage.people.oemm.call("GET", "/tasks?limit=100");
    await page.getByText(new RegExp(`^${items.length}\\schoses attendent une décision`)).waitFor();
    await page
      .getByText(/Prochain jury/)
      .first()
      .waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "oemm-today-busy");
  });

  it("R-DATE-3: deadlines by month, as many as the API lists", async () => {
    const month = stage.today.slice(0, 7);
    const { items } = await stage.people.oemm.call("GET", `/deadlines?month=${month}&limit=100`);
    const rows = part("Échéances").getByRole("row");
    await expect.poll(() => rows.count(), within).toBe(4);
    const cells = await rows.nth(1).getByRole("cell").allInnerTexts();
    const count = (kind: string) => `${items.filter((one: { kind: string }) => one.kind === kind).length}`;
    expect(cells).toEqual(["first-jury", "partial-validation", "centre-approval"].map(count));
    await rows.nth(1).getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Échéances" }).waitFor();
    expect(new URL(page.url()).searchParams.get("month")).toBe(month);
  });

  it("finds a person, a file, a company and a centre by the start of any word, and nothing by its middle", async () => {
    const options = page.getByRole("option");
    const typed = async (text: string) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.press("Control+a");
      await page.keyboard.type(text);
    };
    for (const [text, found] of [
      ["odet", /Odette Essai/],
      ["exem am", /Amina Exemple/],
      ["amina@cand", /Amina Exemple/],
      ["mutuelle", /Mutuelle Exemple/],
      ["lyon", /Formation Mutualiste Lyon/],
    ] as const) {
      await typed(text);
      await options.filter({ hasText: found }).first().waitFor();
    }
    await typed("dette");
    await page.getByText("Rien ne commence ainsi.").waitFor();
    await page.keyboard.press("Escape");
  });

  it("has an export written, whose file is there once it is", async () => {
    await goTo(page, "/exports", "Exports");
    await page.getByText("inscriptions", { exact: true }).click();
    await page.getByText("tableur (CSV)", { exact: true }).click();
    await page.getByRole("button", { name: "Demander l’export" }).click();
    await page.getByRole("button", { name: /^Télécharger/ }).waitFor();
    await goTo(page, "/", /^\p{Lu}/u);
    await part("Exports")
      .getByRole("button", { name: /^Télécharger/ })
      .waitFor();
  });
});

describe("a member of a jury", () => {
  it("R-JURY-7: sees what changed since they last looked, and once alone", async () => {
    const { oemm } = stage.people;
    await oemm.call("POST", `/sessions/${sessionId}/convocation`, { lateReason: "Essai." });
    await stack().settled();
    const page = await signedIn(/Élise/, `/sessions/${sessionId}`);
    const changes = page.getByRole("region", { name: "Ce qui a changé" });
    await changes.getByText("Jury convoqué").waitFor();
    expect(await changes.getByText("nouveau").count()).toBe(0);
    await page.goto(`${stack().urls.space}/account`);
    const { version } = await oemm.call("GET", `/sessions/${sessionId}`);
    await oemm.call(
      "PUT",
      `/sessions/${sessionId}`,
      {
        ...{ date: addDays(stage.today, 6), startTime: "10:00", fileIds: [fileId], lateReason: "Essai." },
        place: { kind: "remote", url: "https://visio.example.org/jury" },
        memberIds: [...stage.people.members.keys()],
      },
      { "if-match": `"${version}"` },
    );
    await stack().settled();
    await page.goto(`${stack().urls.space}/sessions/${sessionId}`);
    await changes.getByText("nouveau").first().waitFor();
    await changes.getByText(/depuis votre dernière visite\.$/).waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "jury-changed");
    await page.reload();
    await changes.getByText("Rien depuis votre dernière visite.").waitFor();
  });
});

describe("a candidate’s file on its way", () => {
  it("R-EVI-1: shows how far it is, until it is there", async () => {
    const chloe = apiClient(stack().urls.api, () => demoToken(stack().urls.identity, "chloe"));
    const { id } = await chloe.call("POST", "/files", {
      ...{ path: "vae", certification: "CMI", centreId: "ctr_demo_lyon" },
      candidate: { civilStatus: civilStatusOf("Chloé", "Exemple"), email: given("Chloé").email },
    });
    const page = await signedIn(/Chloé/, `/files/${id}/evidence`);
    await page.getByRole("heading", { level: 1, name: "Joignez vos preuves" }).waitFor();
    await page.route(`${new URL(stack().urls.s3).origin}/**`, (route) =>
      setTimeout(() => route.continue().catch(() => undefined), 3_000),
    );
    await page.getByRole("radio", { name: /^Une preuve d’expérience/ }).check();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choisir des fichiers" }).click();
    const buffer = Buffer.from(noisyPhoto(400, 300));
    await (await choosing).setFiles([{ name: "stand.png", mimeType: "image/png", buffer }]);
    const bar = page.getByRole("progressbar", { name: "Envoi de stand.png" });
    await bar.waitFor();
    expect(Number(await bar.getAttribute("max"))).toBeGreaterThanOrEqual(buffer.length);
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "candidate-sending");
    await page.getByRole("listitem").filter({ hasText: "stand" }).getByText("acceptée").waitFor();
    await bar.waitFor({ state: "detached" });
  });
});
