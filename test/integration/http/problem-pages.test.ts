import { beforeAll, describe, expect, it } from "vitest";
import { rulesOf, rulesPage } from "../../../docs/rule-index.ts";
import { apiDescription } from "../../../infra/api-description.ts";
import { discoverFunctions } from "../../../infra/discover.ts";
import { namedRefusals, type RuleUses, usesOfRules } from "../../../infra/rule-uses.ts";
import { problemTypePage } from "../../../shared/documents/problem-page.ts";
import { ruleTextPage } from "../../../shared/documents/rule-page.ts";
import { problemUrn } from "../../../shared/domain/problems/problem-names.ts";
import {
  isProblemCode,
  type ProblemCode,
  problemTypes,
} from "../../../shared/domain/problems/problem-types.ts";
import { isRuleNumber, type RuleNumber, ruleTexts } from "../../../shared/domain/rules/rule-texts.ts";

const codes = Object.keys(problemTypes) as ProblemCode[];
const numbers = Object.keys(ruleTexts) as RuleNumber[];

/** A space before a high mark, or within « », at which a line may break; a mark without its space. */
const loose = /[^\u00a0\d][:;?!](?:\s|$)|« |[^\u00a0]»/u;

describe("every kind of problem", () => {
  it.each(codes)("%s says what it means and what to do, in whole sentences", (code) => {
    const { title, means, advice } = problemTypes[code];
    for (const text of [means, advice]) expect(text).toMatch(/^[«A-ZÀÉ].*\.$/u);
    for (const text of [title, means, advice]) expect(text).not.toMatch(loose);
    expect(title.length).toBeLessThanOrEqual(50);
  });

  it("has a title of its own", () => {
    const titles = codes.map((code) => problemTypes[code].title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it("has a page with its type, its statuses and the rules that refuse by it", () => {
    const page = problemTypePage("candidate-not-in-session", ["R-DAY-2", "R-JURY-8"]);
    expect(page).toContain("urn:problem:cqp:candidate-not-in-session");
    expect(page).toContain("400, 409");
    expect(page).toContain('<a href="/docs/rules/R-DAY-2">R-DAY-2</a>, Pas d’état sans issue');
  });

  it("is a value of `type` in the description, by its title", async () => {
    const { components } = (await apiDescription()) as {
      components: { schemas: { Problem: { properties: { type: { "x-enumDescriptions": object } } } } };
    };
    expect(components.schemas.Problem.properties.type["x-enumDescriptions"]).toEqual(
      Object.fromEntries(codes.map((code) => [problemUrn(code), problemTypes[code].title])),
    );
  });
});

describe("every rule", () => {
  const stated = rulesOf(rulesPage());
  /** The chapters of the guide that a source names; none where it is a choice. */
  const chapters = (text = "") => text.match(/\d(?:\.\d)?/g) ?? [];

  it("that docs/rules.md states is told in French, and no other", () => {
    expect(numbers.toSorted()).toEqual(stated.map(({ number }) => number).toSorted());
  });

  it.each(stated)("$number is told whole, from the source that docs/rules.md names", ({ number, source }) => {
    const told = ruleTexts[number as RuleNumber];
    expect(chapters(told.guide)).toEqual(chapters(source.startsWith("guide") ? source.split(";")[0] : ""));
    for (const paragraph of told.text) {
      expect(paragraph).toMatch(/^[«A-ZÀÉ0-9].*\.$/u);
      expect(paragraph).not.toMatch(loose);
      for (const [mentioned] of paragraph.matchAll(/R-[A-Z]+-\d+/g))
        expect(isRuleNumber(mentioned)).toBe(true);
    }
  });

  it("says its figures by the policy", () => {
    expect(ruleTexts["R-TRN-2"].text.join()).toContain("a trois ans pour");
    expect(ruleTexts["R-JURY-2"].text.join()).toContain(
      "exactement quatre membres\u00a0: deux représentants des employeurs, dont un au plus",
    );
    expect(ruleTexts["R-DATE-2"].text.join()).toContain("180, 90, 30 et 7 jours");
  });

  it("has a page that leads to the rules that it mentions and the problems that name it", () => {
    const operations = [{ method: "POST", path: "/v1/x", summary: "Faire" }];
    const page = ruleTextPage("R-JURY-12", { operations, problems: ["outcome-signed"] });
    expect(page).toContain('(<a href="/docs/rules/R-DAY-8">R-DAY-8</a>)');
    expect(page).toContain("<code>POST /v1/x</code>\u00a0: Faire");
    expect(page).toContain('<a href="/docs/problems/outcome-signed">Résultat enregistré ou signé</a>');
  });
});

describe("what the pages say of the code", () => {
  let uses: Record<string, RuleUses> = {};
  beforeAll(async () => {
    uses = usesOfRules(await discoverFunctions());
  });

  it("is of problems and rules that are there", () => {
    const named = namedRefusals();
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ code, rule }) => !isProblemCode(code) || !isRuleNumber(rule))).toEqual([]);
    expect(Object.keys(uses).filter((rule) => !isRuleNumber(rule))).toEqual([]);
  });

  it("names the operations that apply a rule", () => {
    const paths = (rule: RuleNumber) => uses[rule]?.operations.map(({ method, path }) => `${method} ${path}`);
    expect(paths("R-VAE-8")).toContain("POST /v1/files/{fileId}/submission");
    expect(paths("R-JURY-3")).toContain("POST /v1/sessions/{sessionId}/opening");
    expect(uses["R-DAY-3"]?.problems).toContain("hours-taken");
    const without = numbers.filter((number) => uses[number] === undefined);
    expect(without.length).toBeLessThan(numbers.length / 3);
  });
});
