import * as z from "zod";
import type { FieldFault } from "../domain/domain-error.ts";
import { fieldFaults } from "../domain/field-faults.ts";
import { inFigures, number } from "../domain/french/quantity.ts";
import { toFillIn } from "../domain/text/characters.ts";
import { oneOf } from "./one-of.ts";

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

/** What is expected of a text of a form that has a name. */
const formats: Readonly<Record<string, string>> = {
  email: "Une adresse électronique est attendue, comme nom@exemple.fr.",
  url: "Une adresse de site est attendue, comme https://exemple.fr.",
  date: "Une date est attendue, comme le 3 mars 2026.",
  time: "Une heure est attendue, comme 9\u00a0h\u00a030.",
  datetime: "Un jour et une heure sont attendus, comme le 3 mars 2026 à 9\u00a0h\u00a030.",
};

const other = "Une autre valeur est attendue.";

/** Makes zod tell faults in French: one sentence each, which says what is expected. */
export function tellFaultsInFrench(): void {
  // Our own words: those of zod's locale name types of JSON, signs and patterns.
  z.config({ localeError: sentenceOf });
}

/** What a schema finds wrong in a value, in French: one fault a field. */
export function faultsInFrench(schema: z.ZodType, value: unknown): FieldFault[] {
  tellFaultsInFrench();
  return fieldFaults(schema.safeParse(value).error?.issues ?? []);
}

function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if ((issue.code === "invalid_type" || issue.code === "invalid_value") && issue.input === undefined)
    return toFillIn;
  switch (issue.code) {
    case "invalid_type":
      return expected[issue.expected] ?? other;
    case "invalid_value":
      return oneOf(issue.values);
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return formats[issue.format] ?? "Un texte d’une autre forme est attendu.";
    case "not_multiple_of":
      return `Un multiple de ${number(issue.divisor)} est attendu.`;
    case "invalid_key":
      return issue.issues[0]?.message ?? other;
    case "invalid_union":
      return oneOf("options" in issue && Array.isArray(issue.options) ? issue.options : []);
    default:
      return other;
  }
}

function tooSmall({
  origin,
  minimum,
  inclusive,
}: Pick<z.core.$ZodIssueTooSmall, "origin" | "minimum" | "inclusive">): string {
  const least = Number(minimum);
  if (origin === "string" || origin === "array")
    return least === 1 ? toFillIn : `${amount(origin, least)} au moins sont attendus.`;
  if (least <= Number.MIN_SAFE_INTEGER) return "Un nombre plus grand est attendu.";
  if (inclusive === false) return `Un nombre supérieur à ${number(least)} est attendu.`;
  return `Un nombre d’au moins ${number(least)} est attendu.`;
}

function tooBig({
  origin,
  maximum,
  inclusive,
}: Pick<z.core.$ZodIssueTooBig, "origin" | "maximum" | "inclusive">): string {
  const most = Number(maximum);
  if (origin === "string" || origin === "array")
    return `${amount(origin, most)} au plus ${most < 2 ? "est attendu" : "sont attendus"}.`;
  if (most >= Number.MAX_SAFE_INTEGER) return "Un nombre plus petit est attendu.";
  if (inclusive === false) return `Un nombre inférieur à ${number(most)} est attendu.`;
  return `Un nombre de ${number(most)} au plus est attendu.`;
}

function amount(origin: string, count: number): string {
  return inFigures({ count, unit: origin === "string" ? "character" : "element" });
}
