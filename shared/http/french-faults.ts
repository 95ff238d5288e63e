import * as z from "zod";
import fr from "zod/v4/locales/fr.js";

/** What is expected, for a value of another type, in words that need no knowledge of JSON. */
const expected: Readonly<Record<string, string>> = {
  string: "Un texte est attendu.",
  number: "Un nombre est attendu.",
  int: "Un nombre entier est attendu.",
  boolean: "Vrai (true) ou faux (false) est attendu.",
  array: "Une liste est attendue.",
  object: "Un ensemble de champs est attendu.",
  record: "Un ensemble de champs est attendu.",
};

/** Makes zod tell faults in French: its own words, but for what is missing or of another type. */
export function tellFaultsInFrench(): void {
  const { localeError } = fr();
  z.config({
    localeError: (issue) => {
      if (issue.code !== "invalid_type") return localeError?.(issue);
      return issue.input === undefined ? "À renseigner." : (expected[issue.expected] ?? localeError?.(issue));
    },
  });
}
