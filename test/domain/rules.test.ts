import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { citations, holders, rulesOf, rulesPage, tests, withReferences } from "../../docs/rule-index.ts";

const root = join(import.meta.dirname, "../..");
const page = rulesPage();
const rules = rulesOf(page);
const [holding, testing] = [holders(), tests()];

describe("docs/rules.md, the specification", () => {
  it("is numbered without a gap, each rule once", () => {
    const families = Map.groupBy(rules, ({ number }) => number.replace(/\d+$/, ""));
    for (const [family, members] of families) {
      const numbers = members.map((_, index) => `${family}${index + 1}`);
      expect(members.map(({ number }) => number)).toEqual(numbers);
    }
    expect(families.size).toBeGreaterThanOrEqual(6);
  });

  it.each(rules)("$number has a text, a source, a file that holds it and a test that names it", (rule) => {
    expect(rule.text).not.toBe("");
    expect(rule.source).toMatch(/guide|\[choice\]/);
    expect(holding.get(rule.number) ?? []).not.toEqual([]);
    expect(testing.get(rule.number) ?? []).not.toEqual([]);
  });

  it("knows every rule that code, tests and pages cite", () => {
    const known = new Set(rules.map(({ number }) => number));
    expect([...citations()].filter(([number]) => !known.has(number))).toEqual([]);
  });

  it("names the files that hold its rules and the tests: npm run docs", () => {
    expect(page).toBe(withReferences(page));
  });
});

it("code cites no page and no decision that is not here", () => {
  const pages = new Set(globSync("{*,docs/**/*,shared/*}.md", { cwd: root }));
  const decisions = new Set([...pages].flatMap((name) => /decisions\/(\d{4})-/.exec(name)?.[1] ?? []));
  const files = globSync("{bench,demo,docs,events,functions,infra,shared,test}/**/*.ts", { cwd: root });
  const absent = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [
      ...[...text.matchAll(/\b(?:docs|shared)\/[\w/.-]+\.md\b/g)].filter(([name]) => !pages.has(name)),
      ...[...text.matchAll(/\bdecision (\d+)\b/gi)].filter(
        ([, number = ""]) => !decisions.has(number.padStart(4, "0")),
      ),
    ].map(([cited]) => `${file}: ${cited}`);
  });
  expect(files.length).toBeGreaterThan(100);
  expect(absent).toEqual([]);
});
