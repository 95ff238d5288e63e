import { distance } from "fastest-levenshtein";
import type { CivilStatus } from "./civil-status.ts";

/** Letters from which one of a name, and from which two, may be mistaken: "Léa" and "Léo" are two first names. */
const mistakes = [
  { from: 6, letters: 2 },
  { from: 4, letters: 1 },
] as const;

/**
 * R-PER-4: whether two civil statuses look like those of one person: born on one day, with a family name and first names
 * that are spelled alike. Names that are nearly the same count with the same place of birth, or where one is unknown.
 */
export function looksLike(one: CivilStatus, other: CivilStatus): boolean {
  if (one.bornOn === undefined || one.bornOn !== other.bornOn) return false;
  const names = (alike: (a: string, b: string) => boolean) =>
    familyNames(one).some((a) => familyNames(other).some((b) => alike(a, b))) &&
    firstNamesAlike(given(one), given(other), alike);
  return names((a, b) => a === b) || (placesAgree(one, other) && names(nearly));
}

/** R-PER-4: whether names are those of one person, however they are spelled: otherwise an address may have served two. */
export function isOneName(names: readonly string[]): boolean {
  return new Set(names.map((name) => words(name).join(" "))).size <= 1;
}

/** Names without accents, case and punctuation, word by word. */
function words(name: string): string[] {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** The name of birth and the one used, in either place: the one is often typed for the other. */
function familyNames({ birthName, usedName }: CivilStatus): string[] {
  return [birthName, usedName].flatMap((name) => (name === undefined ? [] : [words(name).join("")]));
}

function given({ firstNames }: CivilStatus): string[] {
  return words(firstNames);
}

/** First names beyond those that both tell say nothing. */
function firstNamesAlike(
  one: readonly string[],
  other: readonly string[],
  alike: (a: string, b: string) => boolean,
): boolean {
  const told = Math.min(one.length, other.length);
  return told > 0 && one.slice(0, told).every((word, place) => alike(word, other[place] ?? ""));
}

function nearly(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const allowed = mistakes.find(({ from }) => shorter >= from)?.letters ?? 0;
  return distance(one, other) <= allowed;
}

function placesAgree({ birthPlace: one }: CivilStatus, { birthPlace: other }: CivilStatus): boolean {
  if (one === undefined || other === undefined) return true;
  if (one.in === "france" && other.in === "france") return one.inseeCode === other.inseeCode;
  if (one.in === "france" || other.in === "france") return false;
  return nearly(words(one.country).join(""), words(other.country).join(""));
}
