import * as z from "zod";
import { alphabet, readableCharacters, withoutLookalikes } from "../readable-characters.ts";

/** Random characters of a number: 13 of 32 values, 65 bits, out of reach of guessing. */
const randomLength = 13;

/** Characters of a number as it is typed, at most: with spaces and dashes anywhere. */
export const longestTyped = 60;

/** What is said of a number that none can have. */
export const mistyped = "Numéro de certificat mal recopié, à vérifier caractère par caractère.";

/** Numbers are printed in groups: `CQP-XXXXX-XXXXX-XXXX`, the last character being the check digit. */
export const certificateNumber = z
  .string()
  .max(longestTyped, mistyped)
  .trim()
  .toUpperCase()
  .overwrite(asPrinted)
  .refine(isCertificateNumber, mistyped);

/**
 * R-JURY-13: the number made of random bytes (at least 13): five bits of each are used.
 * @throws RangeError with fewer bytes.
 */
export function makeCertificateNumber(random: Uint8Array): string {
  if (random.length < randomLength) throw new RangeError(`${randomLength} random bytes are needed`);
  const body = readableCharacters(random, randomLength);
  return grouped(body + checkDigit(body));
}

/** Whether a number is well formed and its check digit right: tells a typing error from an unknown number. */
export function isCertificateNumber(number: string): boolean {
  const match = /^CQP-(.{5})-(.{5})-(.{4})$/.exec(number);
  if (match === null) return false;
  const characters = match.slice(1).join("");
  if ([...characters].some((character) => !alphabet.includes(character))) return false;
  return checkDigit(characters.slice(0, randomLength)) === characters.at(-1);
}

/** What all numbers begin with, which may be left out; a number may hold the same letters. */
const prefix = new RegExp(`^CQP(?=.{${randomLength + 1}}$)`, "u");
/** Programs copy other dashes than those that are printed, and what can't be seen. */
const separators = /[\s\p{Pd}\p{Cf}\u2212]/gu;

function asPrinted(number: string): string {
  return grouped(withoutLookalikes(number.replaceAll(separators, "").replace(prefix, "")));
}

function grouped(characters: string): string {
  return `CQP-${characters.slice(0, 5)}-${characters.slice(5, 10)}-${characters.slice(10)}`;
}

/**
 * Luhn's algorithm in base 32: catches every wrong character and nearly every swap of neighbours. By hand: the
 * libraries of the registry know decimal digits only.
 */
function checkDigit(body: string): string {
  const size = alphabet.length;
  const sum = [...body].reduce((total, character, place) => {
    const value = alphabet.indexOf(character) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / size) + (value % size);
  }, 0);
  return alphabet.charAt((size - (sum % size)) % size);
}
