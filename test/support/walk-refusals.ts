import type { Locator, Request, Route } from "playwright-core";
import { declaredOperations } from "../../infra/api-description.ts";
import type { Operation } from "../../shared/http/openapi.ts";
import { type Addressed, type ColdPage, isOfPage } from "./cold-pages.ts";
import { noPage } from "./space-pages.ts";
import { type Look, problem } from "./walk-parts.ts";

/** What is typed before an act is refused, and has to be there after. */
const typed = "Ce texte reste.";

/** What has changed since it was read, and what may not be done as things stand: what others did meanwhile, in both. */
const stale = problem(412, "stale", "Version dépassée", "Un autre l’a changé.");
const conflict = problem(409, "wrong-state", "Déjà fait", "Un autre l’a déjà fait.");
const says = /Un autre l’a (?:changé|déjà fait)/;

/** Controls that do nothing to what the API holds: they show more, or go elsewhere. */
const shows =
  /^(?:Réessayer|Fermer|Annuler|Voir |Masquer|Montrer|Télécharger|Ouvrir|Prendre une photo|Choisir (?:des fichiers|le fichier))/;

/**
 * Presses each control of each page, and what it opens, where the API answers that others changed what is changed; gives what
 * it found wrong: a refusal without words, or a text that is lost. `refused` hears of each operation that was refused.
 */
export async function walkRefusals(
  cold: ColdPage,
  pages: readonly Addressed[],
  refused: (operation: string) => void,
  look: Look,
): Promise<string[]> {
  const { page } = cold;
  const operations = await declaredOperations();
  const faults: string[] = [];
  let sent: Request[] = [];
  await page.route("**/api/v1/**", async (route: Route) => {
    const request = route.request();
    if (request.method() === "GET")
      // Nothing is kept on this machine.
      return /\/content$/.test(request.url()) ? conflict(route) : route.continue();
    if (!isOfPage(request.url())) return route.continue();
    sent.push(request);
    await (request.headers()["if-match"] === undefined ? conflict(route) : stale(route));
  });
  const main = page.locator("main");
  for (const { address, path } of pages) {
    if ((await cold.comeTo(path)) === noPage) continue;
    const done = new Set<string>();
    // What was pressed may add controls before others, or take some away.
    for (let found = await nextOf(main, done); found !== undefined; found = await nextOf(main, done)) {
      const { control, name } = found;
      done.add(name);
      sent = [];
      await typeIn(formOf(control));
      const before = new Set(await namesIn(main));
      await control
        .click({ timeout: 3_000 })
        .catch(() => faults.push(`${address}: ${name} can’t be pressed`));
      await cold.settled();
      await goOn(before);
      for (const request of sent) refused(operationOf(request, operations));
      if (sent.length > 0) await lookAt(`${address}: ${name}`);
      await cold.comeTo(path);
    }
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
  return faults;

  /** Confirms what a control asked, in a dialog or in the page. */
  async function goOn(before: ReadonlySet<string>): Promise<void> {
    if (sent.length > 0) return;
    const dialog = page.getByRole("dialog");
    const within = (await dialog.count()) > 0 ? dialog.last() : main;
    await typeIn(within);
    for (const one of await controlsOf(within).all()) {
      const name = await nameOfControl(one);
      if (within === main && before.has(name)) continue;
      // What was pressed before it may have taken it away.
      if (!(await one.isVisible())) continue;
      const isSubmit = (await one.getAttribute("type")) === "submit";
      if (!isSubmit && !confirms.test(name) && within === main) continue;
      if (shows.test(name) || /^(?:Ajouter|Retirer)/.test(name)) continue;
      await one.click({ timeout: 3_000 }).catch(() => undefined);
      await cold.settled();
      if (sent.length > 0) return;
    }
  }

  async function lookAt(name: string): Promise<void> {
    const told = page.getByRole("alert").filter({ hasText: says });
    await told
      .first()
      .waitFor({ timeout: 3_000 })
      .catch(async () =>
        faults.push(`${name}: refused without a word: ${sent.map((one) => operationOf(one, operations))}`),
      );
    const isInDialog = (await page.getByRole("dialog").count()) > 0;
    faults.push(...(await look(isInDialog ? "a-refused-dialog" : "a-refused-act")));
    const asked = await page.evaluate(`document.body.dataset.typed === "true"`);
    if (asked !== true) return;
    const kept = await page.evaluate(
      `[...document.querySelectorAll("input, textarea")].some(({ value }) => value === ${JSON.stringify(typed)})`,
    );
    if (kept !== true) faults.push(`${name}: what was typed is lost`);
  }

  /** Fills a form as far as one does without knowing it, and remembers whether there was a text to type. */
  async function typeIn(form: Locator): Promise<void> {
    let isTyped = false;
    for (const field of await form
      .locator("textarea:visible, input[type=text]:visible:not([role=combobox], [inputmode])")
      .all()) {
      if (!(await field.isEditable())) continue;
      await field.fill(typed);
      isTyped = true;
    }
    for (const field of await form.locator("input[type=email]:visible").all())
      await field.fill("essai@example.org");
    for (const group of await form.locator("fieldset, [role=radiogroup], [role=group]").all()) {
      const choice = group.locator("label:has(input:not(:checked)):visible").last();
      if ((await choice.count()) > 0) await choice.click({ timeout: 1_000 }).catch(() => undefined);
    }
    await page.evaluate(`document.body.dataset.typed = "${isTyped}"`);
  }
}

/** What is drawn as a sign opens a list, or a calendar. */
const noName = "";

const confirms = /^(?:Oui|Enregistrer|Confirmer)/;

const controlsOf = (within: Locator) =>
  within.locator("button:visible:not([aria-haspopup], [role=tab], [disabled])");

/** The first control that was not pressed yet. */
async function nextOf(
  within: Locator,
  done: ReadonlySet<string>,
): Promise<{ control: Locator; name: string } | undefined> {
  for (const control of await controlsOf(within).all()) {
    const name = await nameOfControl(control);
    if (!done.has(name) && name !== noName && !shows.test(name)) return { control, name };
  }
  return undefined;
}

const formOf = (control: Locator) => control.locator("xpath=ancestor::form[1]");

/** What a control says, without what it is about. */
const nameOfControl = async (control: Locator): Promise<string> =>
  ((await control.innerText({ timeout: 3_000 }).catch(() => "")) || noName).split("\n")[0]?.trim() ?? "";

const namesIn = async (within: Locator): Promise<string[]> =>
  (await controlsOf(within).allInnerTexts()).map((text) => text.split("\n")[0]?.trim() ?? "");

/** The operation that a request is of: `POST /v1/files/{fileId}/submission`. */
function operationOf(request: Request, operations: readonly Operation[]): string {
  const asked = new URL(request.url()).pathname.replace(/^\/api\/v1/, "");
  const found = operations.find(
    ({ route }) =>
      route.method === request.method() &&
      new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(asked),
  );
  return `${request.method()} ${found?.route.path ?? asked}`;
}
