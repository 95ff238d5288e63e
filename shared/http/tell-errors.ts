import { namedSentence, quoted, withinSentence } from "../domain/french/wording.ts";
import type { DescribedField, DescribedParts } from "./described-fields.ts";
import type { FieldError, WrongField } from "./field-error.ts";
import { oneOf } from "./one-of.ts";

/** Fields that are named in the detail of a problem, at most. */
const mostNamed = 5;

/**
 * Tells faults in whole sentences, each of which names its field as the description and the forms do: "Date de naissance : une date est
 * attendue, comme le 3 mars 2026."
 */
export function tellErrors(faults: readonly WrongField[], parts: DescribedParts): FieldError[] {
  return faults.map(({ in: given, field, message, values, called }) => {
    const part = given === "body" ? partOf(field, parts) : given;
    const found = called === undefined ? fieldAt(parts[part], field) : { label: quoted(cut(called)) };
    const label = part === "header" ? `En-tête ${field}` : found.label;
    // A schema may say what it expects in words of its own.
    const hint = values !== undefined && message === oneOf(values) ? oneOf(values, found.values) : message;
    return {
      in: part,
      field,
      ...(label === "" ? {} : { label }),
      message: label === "" ? hint : namedSentence(label, hint),
      hint,
      ...(found.example === undefined ? {} : { example: found.example }),
    };
  });
}

/** Where what a rule names stands: in the body, unless the path or the query alone has something of the name. */
function partOf(field: string, parts: DescribedParts): FieldError["in"] {
  const [name = ""] = field.split(".");
  const has = (part: DescribedField | undefined) => Object.hasOwn(part?.fields ?? {}, name);
  return has(parts.body) ? "body" : has(parts.path) ? "path" : has(parts.query) ? "query" : "body";
}

/** What is to be corrected, in a sentence, by the names of the first fields. */
export function toCorrect(errors: readonly FieldError[]): string {
  const names = [...new Set(errors.flatMap(({ label }) => label ?? []))];
  if (names.length === 0) return "La demande est à corriger.";
  const more = names.length > mostNamed ? "\u00a0; d’autres le sont aussi" : "";
  return `À corriger\u00a0: ${names.slice(0, mostNamed).map(withinSentence).join(", ")}${more}.`;
}

/** What is at a path, with which one of several it is: "Nom de la personne (n° 2)". */
function fieldAt(
  part: DescribedField | undefined,
  path: string,
): Pick<DescribedField, "label" | "values" | "example"> {
  let field = part;
  let label = "";
  const which: string[] = [];
  for (const step of path === "" ? [] : path.split(".")) {
    const { fields, each }: Partial<DescribedField> = field ?? {};
    const named = fields !== undefined && Object.hasOwn(fields, step) ? fields[step] : undefined;
    if (named === undefined && each === undefined) return { label: nameOf(label, which) };
    if (named === undefined) which.push(rankOrCode(step));
    field = named ?? each;
    if (field?.label) label = field.label;
  }
  return { ...field, label: nameOf(label, which) };
}

function rankOrCode(step: string): string {
  if (/^\d{1,6}$/.test(step)) return `n°\u00a0${Number(step) + 1}`;
  return /^[A-Z][\w.-]{0,19}$/.test(step) ? step : quoted(cut(step));
}

/** A label's own name, without what it explains: "Prénoms" of "Prénoms, dans l’ordre de l’état civil". */
function nameOf(label: string, which: readonly string[]): string {
  const [name = ""] = label.split(/\s*[,;:.(]/);
  return name === "" || which.length === 0 ? name : `${name} (${which.join(", ")})`;
}

/** Characters that are repeated of what something is called. */
const longestCalled = 40;

function cut(text: string): string {
  return text.length <= longestCalled ? text : `${text.slice(0, longestCalled).toWellFormed()}…`;
}
