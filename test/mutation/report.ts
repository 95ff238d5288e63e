import type { Stryker } from "@stryker-mutator/core";

type Result = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];
/** A change that was tried; its file is relative to the project. */
export type Mutant = Pick<Result, "fileName" | "status" | "location" | "replacement">;

/** Between these two lines are the scores; the rest of the page is written by hand. */
const table = /(?<=<!-- scores -->\n)[\s\S]*?(?=<!-- \/scores -->)/;

/** The rows of the scores, by file. */
export function scoresOf(page: string): Map<string, string> {
  const rows = (table.exec(page)?.[0] ?? "").matchAll(/^\| (shared\/\S+) \|.*$/gm);
  return new Map([...rows].map(([row, file = ""]) => [file, row]));
}

/** The page with the scores of the files that were mutated; those of other files stay. */
export function withScores(page: string, files: readonly string[], mutants: readonly Mutant[]): string {
  const rows = scoresOf(page);
  for (const file of files) {
    const found = mutants.filter(({ fileName }) => fileName === file);
    const count = (...statuses: Mutant["status"][]) =>
      found.filter(({ status }) => statuses.includes(status)).length;
    const noticed = count("Killed", "Timeout");
    const tried = noticed + count("Survived", "NoCoverage");
    const score = tried === 0 ? "–" : `${Math.floor((100 * noticed) / tried)} %`;
    rows.set(
      file,
      `| ${file} | ${tried} | ${noticed} | ${count("Survived")} | ${count("NoCoverage")} | ${score} |`,
    );
  }
  const head =
    "| file | changes | noticed | survived | not run by a test | score |\n| --- | --- | --- | --- | --- | --- |\n";
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => `${row}\n`);
  return page.replace(table, head + sorted.join(""));
}

/** A survivor as the page lists it: `original` → `replacement`, on one line. */
export function survivorLine({ location, replacement = "" }: Mutant, source: string): string {
  const { start, end } = location;
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const original = lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join("\n");
  return `- \`${onOneLine(original)}\` → \`${onOneLine(replacement)}\``;
}

/** Whether the page explains a survivor, under the heading of its file. */
export function explained(page: string, file: string, line: string): boolean {
  const section = page.split(/^(?=### )/m).find((part) => part.startsWith(`### ${file}\n`));
  return section?.includes(`${line}:`) ?? false;
}

/** The changes that the page explains, of code that is no longer in its file. */
export function explainedInVain(page: string, sourceOf: (file: string) => string): string[] {
  return page.split(/^### /m).flatMap((section) => {
    const file = /^shared\/\S+/.exec(section)?.[0];
    if (file === undefined) return [];
    const source = flattened(sourceOf(file));
    return [...section.matchAll(/^- `(.+?)` → `/gm)].flatMap(([, original = ""]) =>
      original.split(" … ").every((part) => source.includes(part)) ? [] : `${file}: ${original}`,
    );
  });
}

function onOneLine(code: string): string {
  const flat = flattened(code);
  return flat.length <= 120 ? flat : `${flat.slice(0, 80)} … ${flat.slice(-35)}`;
}

function flattened(code: string): string {
  return code.replace(/\s+/g, " ").replaceAll("`", "'");
}
