import type { Page, Route } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { ofAnyFile, ofOneself, ofTrainingFile } from "../../support/acts-of-pages.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import {
  ofCompanies,
  ofJuries,
  ofOemm,
  ofOrganisations,
  ofTraining,
  refusedToOneself,
} from "../../support/pages-of-others.ts";
import { comeTo } from "../../support/space-pages.ts";
import { describeStates } from "../../support/states-of-role.ts";
import { problem } from "../../support/walk-parts.ts";
import { placesAbout, type WalkedFiles, walkedFiles } from "../../support/walked-files.ts";

/*
 * Each page of the space, for candidates and evaluators, where the API does not give what the page reads, or a part of it, has
 * nothing to list, or was changed by others meanwhile. The other roles' are beside.
 */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let files: WalkedFiles;
beforeAll(async () => {
  files = await walkedFiles(stack);
});

describeStates(
  "candidate",
  {
    account: /Amina/,
    places: () => placesAbout(files.vae, "CMI"),
    without: [...ofOemm, ...ofOrganisations, ...ofCompanies, ...ofJuries, ...ofTraining],
    refused: refusedToOneself,
    acts: [
      ...ofOneself,
      ...ofAnyFile,
      "POST /files/{fileId}/withdrawal",
      "PUT /files/{fileId}/experience",
      "PUT /files/{fileId}/positions",
    ],
  },
  { stack, open },
);

describeStates(
  "trainee",
  {
    account: /David/,
    places: () => placesAbout(files.training, "CRD"),
    without: [...ofOemm, ...ofOrganisations, ...ofCompanies, ...ofJuries, "/files/$fileId/experience"],
    refused: refusedToOneself,
    acts: [...ofOneself, ...ofAnyFile, ...ofTrainingFile],
  },
  { stack, open },
);

describeStates(
  "evaluator",
  {
    account: /Thomas/,
    places: () => placesAbout(files.training, "CRD"),
    without: [...ofOemm, ...ofOrganisations, ...ofCompanies, ...ofJuries, "/files/$fileId/experience"],
    // The candidate's own.
    refused: [...refusedToOneself, "/files/$fileId/documents", "/files/$fileId/readings"],
    acts: [...ofOneself, ...ofAnyFile, ...ofTrainingFile],
  },
  { stack, open },
);

async function signedIn(): Promise<Page> {
  const page = await open();
  await page.goto(stack().urls.space ?? "");
  await takeAccount(page, /Marie/);
  return page;
}

describe("to a visitor", () => {
  it.each([
    ["fails", problem(500, "unexpected", "Erreur inattendue")],
    ["has no answer", (route: Route) => route.abort("connectionreset")],
  ])("signing in that %s says so, and can be begun again", async (name, answer) => {
    const page = await open();
    await page.route("**/sign-in.json", answer);
    await page.goto(stack().urls.space ?? "");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByText("La connexion n’a pas abouti.").waitFor();
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, `state-visitor-${name.replaceAll(" ", "-")}`, [390]);
    await page.unrouteAll();
    await page.getByRole("button", { name: "Recommencer" }).click();
    await page.getByRole("row", { name: /Marie/ }).waitFor();
  });
});

describe("to a person who", () => {
  it("forces the colours, sees what is chosen and where they are", async () => {
    const page = await signedIn();
    await page.emulateMedia({ forcedColors: "active" });
    await comeTo(page, "/enrolments/new");
    const options = page.locator(".option");
    await options.first().click();
    const drawn = (chosen: boolean) =>
      page
        .locator(chosen ? ".option[data-selected] .mark-of" : ".option:not([data-selected]) .mark-of")
        .first()
        .evaluate(styleOf, "backgroundColor");
    expect(await drawn(true)).not.toBe(await drawn(false));
    const under = (link: string) =>
      page.locator(`.headings ${link}`).first().evaluate(styleOf, "borderBottomColor");
    await comeTo(page, "/");
    expect(await under("a[aria-current=page]")).not.toBe(await under("a:not([aria-current=page])"));
    expect(await faultsOfAccess(page)).toEqual([]);
    await keepLooks(page, "forced-colours");
  });

  it("wants less motion, sees nothing move for ever", async () => {
    const page = await signedIn();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.route("**/api/v1/parties/**", () => undefined);
    await comeTo(page, "/organisation");
    await page.getByRole("status").getByText("Un instant…").first().waitFor();
    const moving = await page.evaluate(
      "document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime === Infinity).length",
    );
    expect(moving).toBe(0);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
});

/** Run in the page, which knows how its elements are drawn. */
function styleOf(element: unknown, name: string): string {
  const drawn = Reflect.get(globalThis, "getComputedStyle") as (element: unknown) => Record<string, string>;
  return drawn(element)[name] ?? "";
}
