import { DomainError } from "../domain-error.ts";
import { inWords, number } from "../french/quantity.ts";
import { namedSentence, quoted } from "../french/wording.ts";
import type { Policy } from "../policy/policy.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { RuleNumber } from "../rules/rule-texts.ts";
import { bytesOf } from "../text/bytes.ts";
import { type Cells, cleaned, comparable } from "./cells.ts";
import { columnLabels, type ListColumn } from "./column-labels.ts";

/** Characters of a heading that are told, at most. */
const longestTold = 40;

/** A line of a list, as its headings name its cells. */
export interface ListLine<Column extends string> {
  /** As spreadsheets number it. */
  line: number;
  given: Cells<Column>;
  /** Whether it has more cells than the headings. */
  beyond: boolean;
}

/** What is wrong with a line that has more cells than the headings, in French. */
export const beyondHeadings =
  "Cette ligne a plus de cellules que l’en-tête\u00a0: un séparateur s’est sans doute glissé dans un texte.";

/** What a column of days takes: spreadsheets write days so. */
export const aDay = "Une date est attendue, comme 17/05/1990.";
/** What a column of sexes takes. */
export const aSex = "«\u00a0F\u00a0» ou «\u00a0M\u00a0» est attendu.";

/**
 * The lines of a list, from the rows of its file, blank ones included. `rule`: what lists of its kind are for.
 * @throws DomainError `import-columns`, `import-empty`, `import-too-long` for the whole file.
 */
export function readLines<Column extends string>(
  rows: readonly (readonly string[])[],
  { columns, most, rule }: { columns: readonly Column[]; most: Policy["importLines"]; rule: RuleNumber },
): ListLine<Column>[] {
  const refused = (code: ProblemCode, detail: string) =>
    new DomainError(code, { rule, kind: "input", detail });
  const numbered = rows
    .map((cells, index) => ({ line: index + 1, cells: cells.map(cleaned) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [headings, ...lines] = numbered;
  const named = columnsOf(headings?.cells ?? [], columns, rule);
  if (lines.length === 0) throw refused("import-empty", "Ce fichier ne contient aucune ligne à importer.");
  if (lines.length > most)
    throw refused(
      "import-too-long",
      `Un import compte au plus ${inWords({ count: most, unit: "line" })}\u00a0; ce fichier en compte ${number(lines.length)}\u00a0: partagez-le en plusieurs.`,
    );
  return lines.map(({ line, cells }) => ({
    line,
    given: cellsOf(columns, named, cells),
    beyond: cells.slice(named.length).some((cell) => cell !== ""),
  }));
}

/** The column that each heading names. */
function columnsOf<Column extends string>(
  headings: readonly string[],
  columns: readonly Column[],
  rule: RuleNumber,
): Column[] {
  const last = headings.findLastIndex((heading) => heading !== "");
  const given = headings.slice(0, last + 1);
  const names = given.map(comparable);
  const missing = columns.filter((column) => !names.includes(column));
  const known = names.flatMap((name) => columns.find((column) => column === name) ?? []);
  const unknown = given
    .filter((_, index) => !columns.some((column) => column === names[index]))
    .map((heading) => heading || "(sans nom)");
  const twice = columns.filter((column) => known.filter((name) => name === column).length > 1);
  if ([...missing, ...unknown, ...twice].length === 0) return known;
  const say = (what: string, those: readonly string[]) =>
    those.length === 0 ? [] : [`${what}\u00a0: ${those.join(", ")}.`];
  throw new DomainError("import-columns", {
    rule,
    kind: "input",
    detail: [
      "Les colonnes de ce fichier ne sont pas celles du modèle.",
      ...say("Manquantes", missing),
      ...say(
        "Inconnues",
        unknown.map((heading) => quoted(heading.slice(0, longestTold).toWellFormed())),
      ),
      ...say("En double", twice),
    ].join(" "),
    fields: [
      ...missing.map((path) => ({ path, called: path, message: "Colonne manquante." })),
      ...unknown.map((path) => ({ path, called: path, message: "Colonne inconnue." })),
      ...twice.map((path) => ({ path, called: path, message: "Colonne en double." })),
    ],
  });
}

/** Spreadsheets leave out empty cells at the end of a line. */
function cellsOf<Column extends string>(
  columns: readonly Column[],
  named: readonly Column[],
  cells: readonly string[],
): Cells<Column> {
  const given = columns.map((column) => [column, cells[named.indexOf(column)] ?? ""]);
  return Object.fromEntries(given) as Cells<Column>;
}

/** Bytes of faults that a report tells whole: with the names of all lines, a report stays under 100 KB. */
const mostOfFaults = 30_000;

/** What is said in place of faults beyond that. */
const untold: { message: string } = {
  message: "Corrigez d’abord les lignes qui précèdent, puis envoyez celle-ci de nouveau.",
};

/** What is wrong with a line: in one of its columns, or with the whole of it. */
interface Fault {
  column?: ListColumn | undefined;
  message: string;
}

/**
 * The lines of a report, each fault of which names its column by its label: "Date de naissance : une date est attendue…" It tells the
 * faults of the first ones whole, as far as it has room.
 */
export function toldLines<Line extends { faults: Fault[] }>(lines: readonly Line[]): Line[] {
  let bytes = 0;
  return lines.map((line) => {
    if (line.faults.length === 0) return line;
    const faults = line.faults.map(named);
    bytes += bytesOf(faults);
    return { ...line, faults: bytes <= mostOfFaults ? faults : [untold] };
  });
}

function named<One extends Fault>(fault: One): One {
  return fault.column === undefined
    ? fault
    : { ...fault, message: namedSentence(columnLabels[fault.column], fault.message) };
}
