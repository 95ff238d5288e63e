import type { Page, Route } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { nameEvaluators } from "../../../demo/evaluators.ts";
import { prepare } from "../../../demo/preparation.ts";
import { enrol } from "../../../demo/vae-story.ts";
import { registeredTrainingFile } from "../../support/candidates.ts";
import { faultsOfAccess, keepLooks, takeAccount, useBrowser } from "../../support/chromium.ts";
import { testId } from "../../support/files.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { admitEnrolledVae } from "../../support/prepared-files.ts";
import { comeTo, everyPageAt, noPage } from "../../support/space-pages.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

/*
 * Each page of the space, for candidates, centres, companies and evaluators, where the API does not give what the page reads. Pages are those of the router: a new
 * one is tried without a line here. What is refused for an act is the form's to tell, as tests of acts show.
 */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

const files = { vae: "", training: "" };
beforeAll(async () => {
  const stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  files.training = await registeredTrainingFile({
    ...{ stack: stack(), people, certification: "CRD", today, firstName: "David" },
    ...{ email: "david@candidats.example.org", by: people.trainee },
  });
  await nameEvaluators(people, files.training);
  files.vae = await enrol(stage);
  await admitEnrolledVae(stack(), files.vae);
  await stack().settled();
});

const problem = (status: number, type: string, title: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: "application/problem+json",
    headers: { "apigw-requestid": "essai-1" },
    body: JSON.stringify({ type: `urn:problem:cqp:${type}`, title, status, detail: "Voici pourquoi." }),
  });

const failure = problem(500, "unexpected", "Erreur inattendue");

/** How the API answers, and what a page that needed the answer says. */
interface State {
  answer: (route: Route) => unknown;
  says: string;
}

const states = {
  "a failure": { answer: failure, says: "Erreur inattendue" },
  "no answer": { answer: (route: Route) => route.abort("connectionreset"), says: "Pas de réponse" },
  "an answer that is late": { answer: () => undefined, says: "Un instant…" },
} satisfies Record<string, State>;

const roles = {
  candidate: /Amina/,
  trainee: /David/,
  centre: /Camille/,
  company: /Marie/,
  evaluator: /Thomas/,
};

/** Pages that do without an answer: what they read completes choices, and is asked for again where it is needed. */
const without: Readonly<Record<string, string>> = {};

/** What the frame reads: without it there is no page at all, which is another test's. */
const ofFrame = /\/v1\/(?:me|labels|changes)(?:\?|$)/;

async function signedIn(name: RegExp): Promise<Page> {
  const page = await open();
  // What is tried again is so at once.
  await page.addInitScript("Math.random = () => 0");
  await page.goto(stack().urls.space ?? "");
  await takeAccount(page, name);
  return page;
}

const looked = new Set(["a failure", "an answer that is late"]);

/** What a page is called, without the names of what it is about. */
const nameOf = (path: string) => path.replaceAll(/[a-z]{3,4}_\w{20,}|\b(?:CMI|CRD)\b/g, "$");

describe.each(Object.entries(roles))("to the role of %s", (role, account) => {
  it.each(Object.entries<State>(states))(
    "each page is designed for %s",
    async (state, { answer, says }) => {
      const page = await signedIn(account);
      let asked = 0;
      await page.route("**/api/v1/**", async (route) => {
        const url = route.request().url();
        if (ofFrame.test(url)) return route.continue();
        asked += 1;
        await answer(route);
      });
      const faults: string[] = [];
      for (const path of await everyPageAt(places(role === "candidate" ? "vae" : "training"))) {
        asked = 0;
        await comeTo(page, path);
        const heading = page.locator("h1:not([data-before])").first();
        const isTitled = await heading.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => false,
        );
        const name = nameOf(path);
        if (!isTitled) faults.push(`${name}: no heading`);
        else if ((await heading.innerText()) === noPage) continue;
        const told = page.getByRole(says === "Un instant…" ? "status" : "alert").filter({ hasText: says });
        await told
          .first()
          .waitFor({ timeout: asked > 0 ? 5_000 : 1_000 })
          .catch(() => {
            if (asked > 0 && without[name] === undefined) faults.push(`${name}: does not say so`);
          });
        const main = page.locator("main");
        const ways = await main.getByRole("link").or(main.getByRole("button")).count();
        if (says !== "Un instant…" && ways === 0) faults.push(`${name}: no way on`);
        // What is told differs from state to state in its words alone: each page is looked at in two of them.
        if (!looked.has(state) && path !== "/") continue;
        faults.push(...(await faultsOfAccess(page)).map((fault) => `${name}: ${fault.slice(0, 300)}`));
        await keepLooks(
          page,
          `state-${role}-${state.replaceAll(" ", "-")}-${name.replaceAll(/\W+/g, "-")}`,
          [390],
        );
      }
      await page.unrouteAll({ behavior: "ignoreErrors" });
      expect(faults).toEqual([]);
    },
    400_000,
  );
});

function places(path: keyof typeof files) {
  const code = path === "vae" ? "CMI" : "CRD";
  return {
    ...{
      fileId: files[path],
      id: files[path],
      kind: "files",
      code,
      domainCode: `${code}-1`,
      moduleCode: "M1",
    },
    ...{ sessionId: testId("ses", 1), taskId: testId("tsk", 1) },
    ...{ centreId: "ctr_demo_lyon", companyId: "cmp_demo_mutuelle" },
  };
}

describe("to a person who", () => {
  it("forces the colours, sees what is chosen and where they are", async () => {
    const page = await signedIn(roles.company);
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
    const page = await signedIn(roles.company);
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
