import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import * as z from "zod";

/**
 * The first digits of French overseas numbers as they are written at home, and the calling code that they have: the
 * library takes them for numbers of the mainland (`0692…` for +33 692…).
 */
const overseas: readonly (readonly [RegExp, string])[] = [
  [/^0(?=590|690|691)/, "+590"],
  [/^0(?=594|694)/, "+594"],
  [/^0(?=596|696|697)/, "+596"],
  [/^0(?=262|263|269|639|692|693)/, "+262"],
  [/^0508(?=\d{6}$)/, "+508"],
];

/** Characters that a number is written with: digits, and what people put between them. */
const usual = /^[+\d\s().\-\u2010-\u2014/]+$/u;

/** Characters of a number as it is typed, at most. */
const longestTyped = 40;

/**
 * A telephone number, kept in the form of E.164 (`+33612345678`). It may be typed as people write it: from France without
 * a calling code, with the (0) that is not dialled, with dots, dashes or slashes, with marks that contacts lists paste.
 */
export const telephone = z
  .string()
  .overwrite((typed) => inE164(typed) ?? "")
  .min(
    1,
    "Numéro de téléphone attendu, comme 06\u00a012\u00a034\u00a056\u00a078, ou +32\u00a0470\u00a012\u00a034\u00a056 pour l’étranger.",
  )
  .meta({ maxLength: longestTyped });

/** A number in the form of E.164, or undefined when there can be no such number. */
function inE164(typed: string): string | undefined {
  if (typed.length > longestTyped) return undefined;
  const shown = typed.replace(/\p{Cf}/gu, "").normalize("NFKC");
  if (!usual.test(shown)) return undefined;
  const dialled = shown
    .replace(/\(0\)/, "")
    .replace(/[^\d+]/g, "")
    .replace(/^00/, "+")
    .replace(/^\+330?(?=\d{9}$)/, "0");
  const number = overseas.reduce((home, [prefix, callingCode]) => home.replace(prefix, callingCode), dialled);
  const parsed = parsePhoneNumberFromString(number, { defaultCountry: "FR", extract: false });
  return parsed?.isPossible() ? parsed.number : undefined;
}
