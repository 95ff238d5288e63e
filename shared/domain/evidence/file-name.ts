import * as z from "zod";
import { inFigures } from "../french/quantity.ts";
import { atMostBytes } from "../text/bytes.ts";
import { toFillIn } from "../text/characters.ts";
import { unprinted } from "../text/printed.ts";

/** Characters of the name of a file at most. */
const longest = 150;

/** Bytes of JSON that such a name takes: three a letter at most, and the quotes. */
const bytes = longest * 3 + 2;

/** What a name loses: what is invisible, turns the direction of what follows, or is no character. */
const invisible = /[\uFFFD\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;
const everyUnprinted = new RegExp(unprinted, "gu");

/**
 * R-EVI-4: a file's name as it is kept: composed (NFC), without control or direction marks, with « _ » in the place of what
 * documents can't print. Telephones and messengers put such characters in names by themselves, unseen.
 */
export function normalisedFileName(given: string): string {
  return given.normalize("NFC").replaceAll(invisible, "").replaceAll(everyUnprinted, "_").trim();
}

/** The name of a file, as people's computers give it. */
export const fileName = z
  .string()
  .overwrite(normalisedFileName)
  .min(1, toFillIn)
  .max(longest, `Au plus ${inFigures({ count: longest, unit: "character" })}.`)
  .check(atMostBytes(bytes, "Nom trop long\u00a0; raccourcissez-le."))
  .refine((given) => !/[/\\]/.test(given), "Un nom de fichier, sans dossier.");
