import { nameOf } from "../people/civil-status.ts";

/** What a line gives under each heading. */
export type Cells<Column extends string> = Readonly<Record<Column, string>>;

/**
 * A cell as text: any run of spaces is one, and the apostrophe that our exports (as spreadsheets do) put before what
 * would be a formula is no part of it.
 */
export function cleaned(cell: string): string {
  return cell
    .replace(/^'(?=[=+\-@\t\r])/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A cleaned text as it is compared: case, accents and kinds of apostrophes don't count. */
export function comparable(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll("’", "'")
    .toLowerCase();
}

/** A date as French spreadsheets write it, or as it is stored. */
export function dateOf(text: string): string {
  return text.replace(
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/,
    (_, day: string, month: string, year: string) =>
      `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
  );
}

/** A country other than France, or a commune with its code. */
export function placeOf(given: Cells<"commune_naissance" | "insee_naissance" | "pays_naissance">): object {
  const country = given.pays_naissance;
  if (country !== "" && comparable(country) !== "france") return { in: "abroad", country };
  return { in: "france", commune: given.commune_naissance, inseeCode: given.insee_naissance.toUpperCase() };
}

/** Sex as civil status says it, by its first letter or its word. */
export function sexOf(text: string): string | undefined {
  return { f: "female", femme: "female", m: "male", h: "male", homme: "male" }[comparable(text)];
}

/** Characters of a name that a report repeats, at most. */
const longestShown = 40;

/** The name that a report shows of a line. */
export function nameShown(given: Cells<"nom_naissance" | "prenoms" | "nom_usage">): string {
  const birthName = given.nom_usage || given.nom_naissance;
  return nameOf({ firstNames: given.prenoms, birthName }).trim().slice(0, longestShown).toWellFormed();
}
