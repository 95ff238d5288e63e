import type { CivilStatus } from "../people/civil-status.ts";

/** Feminine endings as our texts give them in brackets, and the masculine ones that they stand in place of. */
const replaced: Readonly<Record<string, string>> = { ère: "er", euse: "eur", trice: "teur", ive: "if" };

/**
 * A text that gives both forms (« Conseiller(ère) », « Chargé(e) ») in the one that a person's civil status asks for; as it
 * is where that is not known.
 */
export function agreeing(text: string, sex: CivilStatus["sex"]): string {
  if (sex === undefined) return text;
  return text.replaceAll(/(\p{L}+)\((\p{L}{1,5})\)/gu, (whole, masculine: string, ending: string) => {
    if (sex === "male") return masculine;
    const former = replaced[ending] ?? "";
    return masculine.endsWith(former) ? masculine.slice(0, masculine.length - former.length) + ending : whole;
  });
}
