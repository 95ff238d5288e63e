import * as z from "zod";
import { type Cells, comparable, dateOf, nameShown, placeOf, sexOf } from "../lists/cells.ts";
import { aDay, aSex, beyondHeadings, readLines, toldLines } from "../lists/lines.ts";
import { knownCivilStatus } from "../people/civil-status.ts";
import type { Policy } from "../policy/policy.ts";
import { certificationCode } from "../referential/certification.ts";
import { code } from "../text/code.ts";
import { emailAddress } from "../text/email-address.ts";
import { freeText } from "../text/free-text.ts";
import { telephone } from "../text/telephone.ts";
import { civilDate } from "../time/civil-date.ts";
import { formerNumber } from "./former-number.ts";
import { type PastColumn, pastColumns } from "./past-columns.ts";
import { takenOver } from "./taken-over.ts";

/** R-OEMM-3: one decision of before the system, as a list gives it. Whose it is was born on a day, by which they claim it. */
const askedPast = z.strictObject({
  person: knownCivilStatus.required({ birthName: true, bornOn: true }),
  email: emailAddress.optional(),
  phone: telephone.optional(),
  postalAddress: freeText(500).optional(),
  certification: certificationCode,
  by: takenOver.shape.by,
  number: formerNumber,
  decidedOn: civilDate,
  /** None for a whole CQP. */
  domains: z.array(code),
});
/** Such a decision, see {@link askedPast}. */
export type AskedPast = z.infer<typeof askedPast>;

const pastFault = z.strictObject({
  column: z.enum(pastColumns).optional().meta({ description: "Absente si la ligne entière est en cause" }),
  message: z.string(),
});
/** What is wrong with a line, and in which of its columns; without one, with the whole line. */
export type PastFault = z.infer<typeof pastFault>;

const pastLine = z.strictObject({
  line: z.int().positive(),
  holderName: z.string(),
  number: z.string(),
  faults: z.array(pastFault),
  fileId: z
    .string()
    .optional()
    .meta({ description: "Le dossier repris\u00a0; absent d’un aperçu, ou si la ligne est refusée" }),
});
/** What became, or would become, of a line. */
export type PastLine = z.infer<typeof pastLine>;

/** What became of a list of what was granted before, or would: line by line. */
export const pastReport = z
  .strictObject({ ready: z.int().nonnegative(), refused: z.int().nonnegative(), lines: z.array(pastLine) })
  .meta({ id: "PastReport", description: "Lignes reprises, ou qui le seraient, et lignes refusées" });

/** The report of a list, which stays under 100 KB. */
export function reportOfPast(lines: readonly PastLine[]): z.infer<typeof pastReport> {
  const ready = lines.filter(({ faults }) => faults.length === 0).length;
  return { ready, refused: lines.length - ready, lines: toldLines(lines) };
}

/** A line as it was read: a decision to take over, or what is wrong with it. */
export interface ReadPast {
  line: number;
  holderName: string;
  number: string;
  faults: readonly PastFault[];
  /** Undefined exactly when there are faults. */
  asked: AskedPast | undefined;
}

/**
 * R-OEMM-3: the decisions of a list, from the rows of its file. Each line stands by itself: all its faults are told, and
 * keep none of the others from being taken over. A number stands once in a list.
 * @throws DomainError `import-columns`, `import-empty`, `import-too-long` for the whole file.
 */
export function readPast(rows: readonly (readonly string[])[], most: Policy["importLines"]): ReadPast[] {
  const first = new Map<string, number>();
  return readLines(rows, { columns: pastColumns, most, rule: "R-OEMM-3" }).map(({ line, given, beyond }) => {
    const shown = { line, holderName: nameShown(given), number: given.numero.slice(0, 40) };
    if (beyond) return { ...shown, faults: [{ message: beyondHeadings }], asked: undefined };
    const read = askedPast.safeParse(askedOf(given));
    if (!read.success) return { ...shown, faults: faultsOf(given, read.error), asked: undefined };
    const { number } = read.data;
    const before = first.get(number);
    first.set(number, before ?? line);
    if (before === undefined) return { ...shown, faults: [], asked: read.data };
    const message = `Même numéro qu’à la ligne ${before}.`;
    return { ...shown, faults: [{ column: "numero", message }], asked: undefined };
  });
}

function askedOf(given: Cells<PastColumn>) {
  const told = (name: string, value: unknown, cell: string) => (cell === "" ? {} : { [name]: value });
  const birthPlace = `${given.commune_naissance}${given.pays_naissance}`;
  return {
    person: {
      birthName: given.nom_naissance,
      firstNames: given.prenoms,
      ...told("usedName", given.nom_usage, given.nom_usage),
      bornOn: dateOf(given.date_naissance),
      ...told("birthPlace", placeOf(given), birthPlace),
      ...told("sex", sexOf(given.sexe) ?? given.sexe, given.sexe),
    },
    ...told("email", given.email, given.email),
    ...told("phone", given.telephone, given.telephone),
    ...told("postalAddress", given.adresse, given.adresse),
    certification: given.certification.toUpperCase(),
    by: { vae: "vae", formation: "training" }[comparable(given.voie)],
    number: given.numero,
    decidedOn: dateOf(given.date_decision),
    domains: given.domaines
      .toUpperCase()
      .split(/[\s,;+/]+/)
      .filter((one) => one !== ""),
  };
}

const columnOf: Readonly<Record<string, PastColumn>> = {
  "person.birthName": "nom_naissance",
  "person.firstNames": "prenoms",
  "person.usedName": "nom_usage",
  "person.bornOn": "date_naissance",
  "person.birthPlace": "commune_naissance",
  "person.birthPlace.commune": "commune_naissance",
  "person.birthPlace.inseeCode": "insee_naissance",
  "person.birthPlace.country": "pays_naissance",
  "person.sex": "sexe",
  email: "email",
  phone: "telephone",
  postalAddress: "adresse",
  certification: "certification",
  by: "voie",
  number: "numero",
  decidedOn: "date_decision",
  domains: "domaines",
};

/** What a column takes, where its schema would say it in codes. */
const expected: Partial<Record<PastColumn, string>> = {
  date_naissance: aDay,
  date_decision: aDay,
  sexe: aSex,
  certification: `Un code est attendu parmi ${certificationCode.options.join(", ")}.`,
  voie: "«\u00a0VAE\u00a0» ou «\u00a0formation\u00a0» est attendu.",
  domaines: "Des codes de domaines sont attendus, séparés par des espaces\u00a0; rien pour un CQP entier.",
};

function faultsOf(given: Cells<PastColumn>, { issues }: z.ZodError): PastFault[] {
  const faults = new Map<PastColumn, string>();
  for (const { path, message } of issues) {
    const column = columnOf[path.join(".")] ?? columnOf[String(path[0])];
    if (column === undefined || faults.has(column)) continue;
    faults.set(column, given[column] === "" ? "À renseigner." : (expected[column] ?? message));
  }
  return [...faults].map(([column, message]) => ({ column, message }));
}
