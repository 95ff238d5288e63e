import * as z from "zod";
import { quoted } from "../french/wording.ts";
import { fileId } from "../ids.ts";
import { type Cells, comparable, dateOf, nameShown, placeOf, sexOf } from "../lists/cells.ts";
import { aDay, aSex, beyondHeadings, readLines, toldLines } from "../lists/lines.ts";
import type { Policy } from "../policy/policy.ts";
import { certificationCode } from "../referential/certification.ts";
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
  line: z
    .int()
    .positive()
    .meta({ description: "Ligne du tableur\u00a0; l’en-tête est d’ordinaire la première" }),
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
  fileId: fileId.optional().meta({ description: "Le brouillon créé\u00a0; absent si la ligne est refusée" }),
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

/**
 * R-TRN-1: the enrolments of a list, from the rows of its file, blank ones included. Each line stands by itself: its
 * faults are told, all of them, and keep none of the others from being enrolled.
 * @throws DomainError `import-columns`, `import-empty`, `import-too-long` for the whole file.
 */
export function readImport(rows: readonly (readonly string[])[], most: Policy["importLines"]): ImportLine[] {
  const first = new Map<string, number>();
  return readLines(rows, { columns: importColumns, most, rule: "R-TRN-1" }).map(({ line, given, beyond }) => {
    const read = readLine(given, beyond);
    const key = personKey(given);
    const before = given.email !== "" && given.certification !== "" ? first.get(key) : undefined;
    if (before === undefined) first.set(key, line);
    const faults = before === undefined ? read.faults : [...read.faults, repeats(before)];
    return {
      line,
      candidateName: nameShown(given),
      faults,
      asked: faults.length === 0 ? read.asked : undefined,
    };
  });
}

/** The report of a list, from what became of each line. */
export function reportOf(lines: readonly LineReport[]): z.infer<typeof importReport> {
  const created = lines.filter(({ fileId }) => fileId !== undefined).length;
  return { created, refused: lines.length - created, lines: toldLines(lines) };
}

/** What an import would report of a list, from what would become of each line. */
export function previewOf(lines: readonly LinePreview[]): z.infer<typeof importPreview> {
  const ready = lines.filter(({ faults }) => faults.length === 0).length;
  return { ready, refused: lines.length - ready, lines: toldLines(lines) };
}

/** R-PER-4: several employees may share an address, who are told apart by their day of birth. */
function personKey({ email, certification, date_naissance }: Cells<ImportColumn>): string {
  return `${accountOfEmail(email)} ${certification.toUpperCase()} ${dateOf(date_naissance)}`;
}

function repeats(line: number): LineFault {
  return {
    column: "email",
    message: `Même candidat et même certification qu’à la ligne ${line}.`,
  };
}

function readLine(
  given: Cells<ImportColumn>,
  beyond: boolean,
): { faults: LineFault[]; asked: AskedEnrolment | undefined } {
  if (beyond) return { faults: [{ message: beyondHeadings }], asked: undefined };
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
  date_naissance: aDay,
  sexe: aSex,
  certification: `Un code est attendu parmi ${certificationCode.options.join(", ")}.`,
  statut: `Une situation est attendue parmi ${Object.values(employmentStatusLabels).map(quoted).join(", ")}.`,
};

/** R-TRN-3: a status by its French label, or by its code. */
function statusOf(text: string): EmploymentStatus | undefined {
  const named = comparable(text);
  return employmentStatus.options.find(
    (status) => status === named || comparable(employmentStatusLabels[status]) === named,
  );
}
