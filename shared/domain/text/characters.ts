import * as z from "zod";
import { inFigures, number } from "../french/quantity.ts";
import { atMostBytes } from "./bytes.ts";

/** Bytes that a text may take for each of its characters: French takes little more than one, any other letter up to three. */
const bytesPerCharacter = 2;

/** Bytes of JSON around a text. */
const quotes = 2;

/** What a text is made of. */
interface Made {
  /** Characters at most, as JavaScript counts them. */
  most: number;
  /** Characters that it can't have: the first is told. */
  refused: RegExp;
  /** What is told when nothing is given. */
  missing: string;
}

/** What an empty text is told. */
export const toFillIn = "À renseigner.";

/**
 * A text as people write it: without spaces at its ends, its letters composed (NFC), so that what looks alike is alike.
 * What it can't have is told with its code and its place, as it is often invisible.
 */
export function written({ most, refused, missing }: Made) {
  return z
    .string()
    .overwrite((text) => text.normalize("NFC").trim())
    .min(1, missing)
    .max(most, `Au plus ${inFigures({ count: most, unit: "character" })}.`)
    .check(
      atMostBytes(most * bytesPerCharacter + quotes, "Texte trop long pour ses caractères, à raccourcir."),
      z.refine<string>((text) => !refused.test(text), {
        error: ({ input }) => faultOf(String(input), refused),
      }),
    );
}

function faultOf(text: string, refused: RegExp): string {
  const at = text.search(refused);
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `Caractère non accepté à la place ${number(at + 1)} (U+${code}), à retirer.`;
}
