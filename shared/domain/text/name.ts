import { toFillIn, written } from "./characters.ts";

/**
 * Control characters, line breaks, lone surrogates, what is invisible or turns the direction of what follows, and the sign of
 * bytes that were not UTF-8.
 */
const refused = /[\uFFFD\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

/** Characters of a name at most, where nothing shorter is asked for. */
const longest = 200;

/** The name of a person or a thing, a title, a place: one line. */
export function name(most = longest) {
  return written({ most, refused, missing: toFillIn });
}
