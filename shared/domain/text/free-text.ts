import { toFillIn, written } from "./characters.ts";

/**
 * Control characters but line breaks and tabs, lone surrogates, what turns the direction of what follows, and the sign of
 * bytes that were not UTF-8.
 */
const refused = /[\uFFFD\p{Bidi_Control}\p{Cs}\p{Noncharacter_Code_Point}]|(?![\n\r\t])\p{Cc}/u;

/** What people write freely, on as many lines as they want. `missing` is told when nothing is written. */
export function freeText(most: number, missing = toFillIn) {
  return written({ most, refused, missing });
}
