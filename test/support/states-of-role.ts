import type { Page, Route } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { faultsOfAccess, keepLooks, takeAccount } from "./chromium.ts";
import { type Addressed, ColdPage, isOfPage, pagesAt } from "./cold-pages.ts";
import type { useLocalStack } from "./local-stack.ts";
import { noPage, type Places } from "./space-pages.ts";
import { walkEmpty } from "./walk-empty.ts";
import { problem, walkParts } from "./walk-parts.ts";
import { walkRefusals } from "./walk-refusals.ts";

/** A role whose pages are walked. */
export interface WalkedRole {
  /** Finds its demonstration account. */
  account: RegExp;
  /** Where a page of it is. */
  places: (address: string) => Places;
  /** Pages that there are for others alone. */
  without: readonly string[];
  /** Pages that open, whose first request the API refuses it: they say so. */
  refused?: readonly string[];
  /** Pages that wait for a list that isn't open yet, which says so once it is. */
  waitsUnseen?: readonly string[];
  /** Acts that are tried, at least, while others change the same. */
  acts: readonly string[];
}

/** How the API answers, and what a page that needed the answer says. */
interface State {
  answer: (route: Route) => unknown;
  says: string;
  /** Whether each page is looked at in it: what is told of a failure differs in its words alone. */
  isLookedAt?: boolean;
}

const states: Readonly<Record<string, State>> = {
  "a failure": {
    answer: problem(500, "unexpected", "Erreur inattendue"),
    says: "Erreur inattendue",
    isLookedAt: true,
  },
  "a refusal": { answer: problem(403, "forbidden", "Accès refusé"), says: "Accès refusé" },
  "no answer": { answer: (route) => route.abort("connectionreset"), says: "Pas de réponse" },
  "an answer that is late": { answer: () => undefined, says: "Un instant…", isLookedAt: true },
};

/** Milliseconds that a walk takes at most. */
const walkWithin = 500_000;

/** The pages of a role, in each state that they may be in. Pages are those of the router: a new one is tried without a line here. */
export function describeStates(
  name: string,
  role: WalkedRole,
  { stack, open }: { stack: ReturnType<typeof useLocalStack>; open: () => Promise<Page> },
): void {
  const own = async (): Promise<Addressed[]> =>
    (await pagesAt(role.places)).filter(({ address }) => !role.without.includes(address));
  const given = async () => (await own()).filter(({ address }) => role.refused?.includes(address) !== true);

  describe(`to the role of ${name}`, { timeout: walkWithin }, () => {
    let page: Page;
    let cold: ColdPage;
    beforeAll(async () => {
      page = await open();
      // What is tried again is so at once.
      await page.addInitScript("Math.random = () => 0");
      await page.goto(stack().urls.space ?? "");
      await takeAccount(page, role.account);
      cold = new ColdPage(page);
    });

    const looked = new Set<string>();
    const look = async (state: string): Promise<string[]> => {
      if (looked.has(state)) return [];
      looked.add(state);
      const faults = await faultsOfAccess(page);
      await keepLooks(page, `state-${name}-${state}`, [390]);
      return faults.map((fault) => `${state}: ${fault.slice(0, 300)}`);
    };

    it("each page says which of its parts failed, and reads it again when asked to", async () => {
      const seen: string[] = [];
      const faults = await walkParts(cold, await given(), (address) => seen.push(address), look);
      expect(faults).toEqual([]);
      expect(seen).toEqual((await given()).map(({ address }) => address));
    });

    it("pages of others are none, and those whose content is refused say so", async () => {
      const said: Record<string, string> = {};
      for (const { address, path } of await pagesAt(role.places)) {
        const isOthers = role.without.includes(address);
        if (!isOthers && role.refused?.includes(address) !== true) continue;
        const heading = await cold.comeTo(path);
        if (isOthers) said[address] = heading;
        else if ((await page.locator("main").getByRole("alert").count()) === 0) said[address] = "silent";
      }
      expect(said).toEqual(Object.fromEntries(role.without.map((address) => [address, noPage])));
    });

    it("each page that lists says that there is nothing, and what comes", async () => {
      expect(await walkEmpty(cold, await given(), look)).toEqual([]);
    });

    it("each act that meets what others did says so, and keeps what was typed", async () => {
      const refused = new Set<string>();
      const faults = await walkRefusals(cold, await given(), (operation) => refused.add(operation), look);
      expect({ faults, acts: [...refused].toSorted() }).toEqual({
        faults: [],
        acts: expect.arrayContaining([...role.acts]),
      });
    });

    it.each(Object.entries(states))(
      "each page is designed for %s",
      async (state, { answer, says, isLookedAt = false }) => {
        let asked = 0;
        await page.route("**/api/v1/**", async (route) => {
          if (!isOfPage(route.request().url())) return route.continue();
          asked += 1;
          await answer(route);
        });
        const faults: string[] = [];
        for (const { address, path } of await own()) {
          asked = 0;
          await cold.begin(path);
          const heading = page.locator("h1:not([data-before])").first();
          const isTitled = await heading.waitFor({ timeout: 5_000 }).then(
            () => true,
            () => false,
          );
          if (!isTitled) faults.push(`${address}: no heading`);
          const isLate = says === "Un instant…";
          const told = page.getByRole(isLate ? "status" : "alert").filter({ hasText: says });
          await told
            .first()
            .waitFor({ timeout: asked > 0 ? 5_000 : 300 })
            .catch(() => {
              const isUnseen = isLate && role.waitsUnseen?.includes(address) === true;
              if (asked > 0 && !isUnseen) faults.push(`${address}: does not say so`);
            });
          const main = page.locator("main");
          const ways = await main.getByRole("link").or(main.getByRole("button")).count();
          if (!isLate && ways === 0) faults.push(`${address}: no way on`);
          if (!isLookedAt && path !== "/") continue;
          faults.push(...(await faultsOfAccess(page)).map((fault) => `${address}: ${fault.slice(0, 300)}`));
          await keepLooks(
            page,
            `state-${name}-${state.replaceAll(" ", "-")}-${address.replaceAll(/\W+/g, "-")}`,
            [390],
          );
        }
        await page.unrouteAll({ behavior: "ignoreErrors" });
        expect(faults).toEqual([]);
      },
    );
  });
}
