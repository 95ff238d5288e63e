import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Numbers that a sentence of a docstring opens with: `R-TRN-6, R-TRN-7: …`, or with the source, `R-TRN-6, guide: …`. */
const stated = /(?<=[*.;:]\s+)R-[A-Z]+-\d+(?:,[\s*]+R-[A-Z]+-\d+)*(?=(?:, (?:guide|\[choice\]))?:\s)/g;
const docstring = /\/\*\*[\s\S]*?\*\//g;
/** The title of a `describe`, an `it`, a `test` or a property: a string, then the function. */
const testTitle = /\(\s*(["`])((?:(?!\1).)+)\1,\s*(?:async )?\(/g;
const heading = /^### (R-[A-Z]+-\d+) .+\n/;

/** Files by the number of a rule (`R-VAE-2`). */
export type FilesByRule = ReadonlyMap<string, readonly string[]>;

/** A rule as the page states it. */
export interface Rule {
  number: string;
  text: string;
  source: string;
}

/** The page of the rules as it stands. */
export function rulesPage(): string {
  return readFileSync(join(root, "docs/rules.md"), "utf8");
}

/** The rules that a page states, in its order. */
export function rulesOf(page: string): Rule[] {
  return sectionsOf(page).flatMap((section) => {
    const number = heading.exec(section)?.[1];
    if (number === undefined) return [];
    const [text = "", source = ""] = section.replace(heading, "").split(/^- Source: /m);
    return [{ number, text: text.trim(), source: source.split("\n")[0]?.trim() ?? "" }];
  });
}

/** The domain's files that hold each rule: a docstring of theirs states it. */
export function holders(): FilesByRule {
  return filesByRule("shared/domain/**/*.ts", (source) =>
    (source.match(docstring) ?? []).flatMap((written) => written.match(stated) ?? []),
  );
}

/** The test files with a title that names each rule. */
export function tests(): FilesByRule {
  return filesByRule("test/**/*.test.ts", (source) =>
    [...source.matchAll(testTitle)].map(([, , title = ""]) => title),
  );
}

/** The code, tests and pages that cite each rule. */
export function citations(): FilesByRule {
  return filesByRule("{bench,demo,docs,events,functions,infra,shared,test}/**/*.{ts,md}", (text) => [text]);
}

/** The page with, under the source of each rule, the files that hold it and the tests that name it. */
export function withReferences(page: string): string {
  const [holding, testing] = [holders(), tests()];
  return sectionsOf(page.replace(/^- (?:Held|Tested) by: .*\n/gm, ""))
    .map((section) => {
      const number = heading.exec(section)?.[1];
      if (number === undefined) return section;
      const references = `- Held by: ${links(holding.get(number))}\n- Tested by: ${links(testing.get(number))}\n`;
      return section.replace(/^- Source: .*\n/m, (source) => source + references);
    })
    .join("");
}

function sectionsOf(page: string): string[] {
  return page.split(/^(?=#)/m);
}

function filesByRule(pattern: string, extract: (text: string) => Iterable<string>): FilesByRule {
  const found = new Map<string, string[]>();
  for (const file of globSync(pattern, { cwd: root }).sort()) {
    const extracts = [...extract(readFileSync(join(root, file), "utf8"))].join("\n");
    for (const number of new Set(extracts.match(/\bR-[A-Z]+-\d+\b/g)))
      found.set(number, [...(found.get(number) ?? []), file]);
  }
  return found;
}

function links(files: readonly string[] = []): string {
  const name = (file: string) => file.replace(/^(shared\/domain|test)\//, "").replace(/(\.test)?\.ts$/, "");
  return files.map((file) => `[${name(file)}](../${file})`).join(", ");
}
