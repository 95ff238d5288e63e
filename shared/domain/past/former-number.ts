import * as z from "zod";
import { certificateNumber, isCertificateNumber, longestTyped, mistyped } from "../certificate/number.ts";

/** Characters of a number as it is typed, at most. */
const longest = 40;

/** R-OEMM-3: the number of a certificate or a decision of before the system, as papers bear it: in one spelling. */
export const formerNumber = z
  .string()
  .max(longest)
  .overwrite(inOneSpelling)
  .regex(
    /^[A-Z0-9](?:[A-Z0-9 ./_-]*[A-Z0-9])?$/,
    "Numéro attendu, tel qu’il est imprimé, en lettres, chiffres et tirets.",
  )
  .refine((number) => !isCertificateNumber(number), "Ce numéro a la forme de ceux que le système délivre.");

/** Capitals, one kind of dash, single spaces and none about dashes, nothing that can't be seen. */
function inOneSpelling(typed: string): string {
  return typed
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\s*[\p{Pd}\u2212]\s*/gu, "-")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toUpperCase();
}

/** What a visitor typed as a number, with a sentence where no number has such characters. */
export const numberAsTyped = z
  .string()
  .max(longestTyped)
  .overwrite(inOneSpelling)
  .regex(/^[A-Z0-9 ./_-]+$/, mistyped);

/** A number that a visitor typed, of a certificate of the system or of before it; undefined where it can be neither. */
export function typedNumber(typed: string): string | undefined {
  return certificateNumber.safeParse(typed).data ?? formerNumber.safeParse(typed).data;
}

/** The number of a certificate of the system or of before it, in the spelling that it is kept under. */
export const issuedNumber = z
  .string()
  .max(longestTyped)
  .overwrite((typed) => typedNumber(typed) ?? typed)
  .refine((number) => typedNumber(number) !== undefined, mistyped);
