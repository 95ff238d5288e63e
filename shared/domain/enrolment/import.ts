import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { inWords, number } from "../french/quantity.ts";
import { fileId } from "../ids.ts";
import { nameOf } from "../people/civil-status.ts";
import type { Policy } from "../policy/policy.ts";
import { certificationCode } from "../referential/certification.ts";
import { bytesOf } from "../text/bytes.ts";
import { type AskedEnrolment, askedEnrolment } from "../training/asked-enrolment.ts";
import { type EmploymentStatus, employmentStatus, employmentStatusLabels } from "../training/file.ts";
import { accountOfEmail } from "./candidate.ts";
import { type ImportColumn, importColumns } from "./import-columns.ts";

const lineFault = z.strictObject({
  column: z.enum(importColumns).optional().meta({ description: "Absente si la ligne entière est en cause" }),
  message: z.string(),
});
/** What is wrong with a line, and in which of its columns; without one, with the whole line. */
export type LineFault = z.infer<typeof lineFault>;

const linePreview = z.strictObject({
  line: z.int().positive().meta({ description: "Ligne du tableur ; l’en-tête est d’ordinaire la première" }),
  candidateName: z.string(),
  faults: z.array(lineFault),
});
/** What would become of a line: it is enrolled when it has no fault. */
export type LinePreview = z.infer<typeof linePreview>;

/** What would become of a list, line by line. */
export const importPreview = z
  .strictObject({
    ready: z.int().nonnegative().meta({ description: "Lignes qui seraient inscrites" }),
    refused: z.int().nonnegative(),
    lines: z.array(linePreview),
  })
  .meta({ id: "ImportPreview" });

const lineReport = linePreview.extend({
  fileId: fileId.optional().meta({ description: "Le brouillon créé ; absent si la ligne est refusée" }),
});
/** What became of a line. */
export type LineReport = z.infer<typeof lineReport>;

/** What became of an imported list, line by line. */
export const importReport = z
  .strictObject({
    created: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    lines: z.array(lineReport),
  })
  .meta({ id: "ImportReport" });

/** A line as it was read: an enrolment to begin, or what is wrong with it. */
export interface ImportLine {
  line: number;
  candidateName: string;
  faults: readonly LineFault[];
  /** Undefined exactly when there are faults. */
  asked: AskedEnrolment | undefined;
}

/** Characters of a name that a report repeats, at most. */
const longestShown = 40;

/** Bytes of faults that a report tells whole: with the names of all lines, a report stays under 100 KB. */
const mostOfFaults = 30_000;

/** What is said in place of faults beyond that. */
const untold: LineFault = {
  message: "Corrigez d’abord les lignes qui précèdent, puis envoyez celle-ci de nouveau.",
};

type Cells = Readonly<Record<ImportColumn, string>>;

/**
 * R-TRN-1: the enrolments of a list, from the rows of its file, blank ones included. Each line stands by itself: its
 * faults are told, all of them, and keep none of the others from being enrolled.
 * @throws DomainError `import-columns`, `import-empty`, `import-too-long` for the whole file.
 */
export function readImport(rows: readonly (readonly string[])[], most: Policy["importLines"]): ImportLine[] {
  const numbered = rows
    .map((cells, index) => ({ line: index + 1, cells: cells.map(cleaned) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [headings, ...lines] = numbered;
  const columns = columnsOf(headings?.cells ?? []);
  if (lines.length === 0) throw refused("import-empty", "Ce fichier ne contient aucune ligne à importer.");
  if (lines.length > most)
    throw refused(
      "import-too-long",
      `Un import compte au plus ${inWords({ count: most, unit: "line" })}\u00a0; ce fichier en compte ${number(lines.length)}\u00a0: partagez-le en plusieurs.`,
    );
  const first = new Map<string, number>();
  return lines.map(({ line, cells }) => {
    const given = cellsOf(columns, cells);
    const read = readLine(given, cells.slice(columns.length));
    const key = personKey(given);
    const before = given.email !== "" && given.certification !== "" ? first.get(key) : undefined;
    if (before === undefined) first.set(key, line);
    const faults = before === undefined ? read.faults : [...read.faults, repeats(before)];
    const birthName = given.nom_usage || given.nom_naissance;
    const candidateName = nameOf({ firstNames: given.prenoms, birthName })
      .trim()
      .slice(0, longestShown)
      .toWellFormed();
    return { line, candidateName, faults, asked: faults.length === 0 ? read.asked : undefined };
  });
}

/** The report of a list, from what became of each line. */
export function reportOf(lines: readonly LineReport[]): z.infer<typeof importReport> {
  const created = lines.filter(({ fileId }) => fileId !== undefined).length;
  return { created, refused: lines.length - created, lines: underBound(lines) };
}

/** What an import would report of a list, from what would become of each line. */
export function previewOf(lines: readonly LinePreview[]): z.infer<typeof importPreview> {
  const ready = lines.filter(({ faults }) => faults.length === 0).length;
  return { ready, refused: lines.length - ready, lines: underBound(lines) };
}

/** The lines of a report, which tells the faults of the first ones whole, as far as it has room. */
function underBound<Line extends { faults: LineFault[] }>(lines: readonly Line[]): Line[] {
  let bytes = 0;
  return lines.map((line) => {
    if (line.faults.length === 0) return line;
    bytes += bytesOf(line.faults);
    return bytes <= mostOfFaults ? line : { ...line, faults: [untold] };
  });
}

/**
 * A cell as text: any run of spaces is one, and the apostrophe that our exports (as spreadsheets do) put before what
 * would be a formula is no part of it.
 */
function cleaned(cell: string): string {
  return cell
    .replace(/^'(?=[=+\-@\t\r])/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A cleaned text as it is compared: case, accents and kinds of apostrophes don't count. */
function comparable(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll("’", "'")
    .toLowerCase();
}

/** The column that each heading names. */
function columnsOf(headings: readonly string[]): ImportColumn[] {
  const last = headings.findLastIndex((heading) => heading !== "");
  const given = headings.slice(0, last + 1);
  const names = given.map(comparable);
  const missing = importColumns.filter((column) => !names.includes(column));
  const known = names.flatMap((name) => importColumns.find((column) => column === name) ?? []);
  const unknown = given
    .filter((_, index) => !importColumns.some((column) => column === names[index]))
    .map((heading) => heading || "(sans nom)");
  const twice = importColumns.filter((column) => known.filter((name) => name === column).length > 1);
  if ([...missing, ...unknown, ...twice].length === 0) return known;
  const say = (what: string, columns: readonly string[]) =>
    columns.length === 0 ? [] : [`${what}\u00a0: ${columns.join(", ")}.`];
  throw new DomainError("import-columns", {
    rule: "R-TRN-1",
    kind: "input",
    detail: [
      "Les colonnes de ce fichier ne sont pas celles du modèle.",
      ...say("Manquantes", missing),
      ...say("Inconnues", unknown),
      ...say("En double", twice),
    ].join(" "),
    fields: [
      ...missing.map((path) => ({ path, message: "Colonne manquante." })),
      ...unknown.map((path) => ({ path, message: "Colonne inconnue." })),
      ...twice.map((path) => ({ path, message: "Colonne en double." })),
    ],
  });
}

function refused(code: string, detail: string): DomainError {
  return new DomainError(code, { rule: "R-TRN-1", kind: "input", detail });
}

/** Spreadsheets leave out empty cells at the end of a line. */
function cellsOf(columns: readonly ImportColumn[], cells: readonly string[]): Cells {
  const cell = (column: ImportColumn) => cells[columns.indexOf(column)] ?? "";
  return {
    nom_naissance: cell("nom_naissance"),
    prenoms: cell("prenoms"),
    nom_usage: cell("nom_usage"),
    date_naissance: cell("date_naissance"),
    commune_naissance: cell("commune_naissance"),
    insee_naissance: cell("insee_naissance"),
    pays_naissance: cell("pays_naissance"),
    sexe: cell("sexe"),
    email: cell("email"),
    telephone: cell("telephone"),
    certification: cell("certification"),
    centre: cell("centre"),
    statut: cell("statut"),
  };
}

/** R-PER-4: several employees may share an address, who are told apart by their day of birth. */
function personKey({ email, certification, date_naissance }: Cells): string {
  return `${accountOfEmail(email)} ${certification.toUpperCase()} ${dateOf(date_naissance)}`;
}

function repeats(line: number): LineFault {
  return {
    column: "email",
    message: `Même candidat et même certification qu’à la ligne ${line}.`,
  };
}

function readLine(
  given: Cells,
  beyond: readonly string[],
): { faults: LineFault[]; asked: AskedEnrolment | undefined } {
  if (beyond.some((cell) => cell !== ""))
    return {
      faults: [
        {
          message:
            "Cette ligne a plus de cellules que l’en-tête\u00a0: un séparateur s’est sans doute glissé dans un texte.",
        },
      ],
      asked: undefined,
    };
  const parsed = askedEnrolment.safeParse({
    certification: given.certification.toUpperCase(),
    candidate: {
      civilStatus: {
        birthName: given.nom_naissance,
        firstNames: given.prenoms,
        ...(given.nom_usage === "" ? {} : { usedName: given.nom_usage }),
        bornOn: dateOf(given.date_naissance),
        birthPlace: placeOf(given),
        sex: sexOf(given.sexe),
      },
      email: given.email,
      ...(given.telephone === "" ? {} : { phone: given.telephone }),
    },
    centreId: given.centre.toLowerCase(),
    status: statusOf(given.statut),
  });
  if (parsed.success) return { faults: [], asked: parsed.data };
  const faults = new Map<ImportColumn, string>();
  for (const { path, message } of parsed.error.issues) {
    const column = columnOfField[path.join(".")];
    if (column === undefined || faults.has(column)) continue;
    faults.set(column, given[column] === "" ? "À renseigner." : (expected[column] ?? message));
  }
  return { faults: [...faults].map(([column, message]) => ({ column, message })), asked: undefined };
}

const columnOfField: Readonly<Record<string, ImportColumn>> = {
  "candidate.civilStatus.birthName": "nom_naissance",
  "candidate.civilStatus.firstNames": "prenoms",
  "candidate.civilStatus.usedName": "nom_usage",
  "candidate.civilStatus.bornOn": "date_naissance",
  "candidate.civilStatus.birthPlace": "commune_naissance",
  "candidate.civilStatus.birthPlace.commune": "commune_naissance",
  "candidate.civilStatus.birthPlace.inseeCode": "insee_naissance",
  "candidate.civilStatus.birthPlace.country": "pays_naissance",
  "candidate.civilStatus.sex": "sexe",
  "candidate.email": "email",
  "candidate.phone": "telephone",
  certification: "certification",
  centreId: "centre",
  status: "statut",
};

/** What a column takes, where its schema would say it in codes. */
const expected: Partial<Record<ImportColumn, string>> = {
  date_naissance: "Date attendue\u00a0: JJ/MM/AAAA.",
  sexe: "Sexe attendu\u00a0: F ou M.",
  certification: `Code attendu\u00a0: ${certificationCode.options.join(", ")}.`,
  statut: `Statut attendu\u00a0: ${Object.values(employmentStatusLabels).join(", ")}.`,
};

/** A date as French spreadsheets write it, or as it is stored. */
function dateOf(text: string): string {
  return text.replace(
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/,
    (_, day: string, month: string, year: string) =>
      `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
  );
}

/** A country other than France, or a commune with its code. */
function placeOf(given: Cells): object {
  const country = given.pays_naissance;
  if (country !== "" && comparable(country) !== "france") return { in: "abroad", country };
  return { in: "france", commune: given.commune_naissance, inseeCode: given.insee_naissance.toUpperCase() };
}

function sexOf(text: string): string | undefined {
  return { f: "female", femme: "female", m: "male", h: "male", homme: "male" }[comparable(text)];
}

/** R-TRN-3: a status by its French label, or by its code. */
function statusOf(text: string): EmploymentStatus | undefined {
  const named = comparable(text);
  return employmentStatus.options.find(
    (status) => status === named || comparable(employmentStatusLabels[status]) === named,
  );
}
