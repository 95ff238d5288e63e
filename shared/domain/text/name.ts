import * as z from "zod";
import { toFillIn, written } from "./characters.ts";
import { unprinted } from "./printed.ts";

/**
 * Control characters, line breaks, lone surrogates, what is invisible or turns the direction of what follows, and the sign of
 * bytes that were not UTF-8.
 */
const refused = /[\uFFFD\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

/** Characters of a name at most, where nothing shorter is asked for. */
const longest = 200;

/** The name of a person or a thing, a title, a place: one line, in letters that are printed as they are stored. */
export function name(most = longest) {
  return written({ most, refused, missing: toFillIn }).check(
    // What is refused as in any text is told as there.
    z.refine<string>((text) => refused.test(text) || !unprinted.test(text), {
      error: ({ input }) => notPrinted(String(input)),
    }),
  );
}

function notPrinted(text: string): string {
  const [character = ""] = unprinted.exec(text) ?? [];
  return /\p{L}/u.test(character)
    ? `Écrivez-le en lettres latines, comme sur un passeport\u00a0; «\u00a0${character}\u00a0» ne peut pas être imprimé.`
    : `«\u00a0${character}\u00a0» ne peut pas être imprimé\u00a0; retirez-le.`;
}
