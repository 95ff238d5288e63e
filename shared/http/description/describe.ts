import { formText } from "./forms.ts";
import { closedLabels, labels } from "./labels.ts";
import { mergeTexts } from "./merge-texts.ts";
import { isNode, type Met, type Node, nearest, nodesUnder, resolved, schemasIn } from "./walk.ts";
import type { Word } from "./words/word.ts";
import { words } from "./words.ts";

/** Says in a description, in place, what each property, parameter, header and value means, and in what format it is. */
export function describe(description: Node): void {
  for (const { schema } of everySchema(description)) mergeTexts(schema);
  for (const met of everySchema(description)) {
    describeSchema(met, words);
    formalise(met, words);
  }
  for (const [operation, parameter] of everyParameter(description)) {
    const schema = isNode(parameter["schema"]) ? parameter["schema"] : {};
    const word = nearest(words, [operation, String(parameter["name"])]);
    parameter["description"] ??= schema["description"] ?? (word && wordOf(word).says);
    if (schema["type"] === "array")
      parameter["description"] =
        `${parameter["description"]}\u00a0; plusieurs valeurs sont séparées par des virgules, ou le paramètre est répété`;
    if (word !== undefined && parameter["required"] === true) parameter["example"] ??= wordOf(word).example;
  }
}

/** Says in a schema that was met, in place, what it means by words, what its values are and in what format it is. */
export function describeSchema({ schema, place, named }: Met, by: ReadonlyMap<string, Word>): void {
  const word = nearest(by, place);
  if ((named || isComponent(place)) && word !== undefined) say(schema, word);
  label(schema, place);
  formText(schema, place);
  // The format says it: zod's pattern of a date is longer than what most properties say.
  if (schema["format"] === "date" || schema["format"] === "date-time") delete schema["pattern"];
}

/** Says of numbers how long they are, as generators of typed languages ask, and of days and instants how they are written. */
export function formalise({ schema, place }: Met, by: ReadonlyMap<string, Word>): void {
  const { type, minimum, maximum, format } = schema;
  if (type === "integer") {
    schema["format"] ??= Number(maximum) <= longestInt32 ? "int32" : "int64";
    // What JavaScript counts to is no limit of the API's own.
    if (minimum === Number.MIN_SAFE_INTEGER) delete schema["minimum"];
    if (maximum === Number.MAX_SAFE_INTEGER) delete schema["maximum"];
  }
  if (type === "number") schema["format"] ??= "double";
  if (type !== "string" || (format !== "date" && format !== "date-time")) return;
  const word = nearest(by, place);
  const example = word === undefined ? undefined : wordOf(word).example;
  schema["example"] ??= formatOf(String(example)) === format ? example : exampleOfFormat[format];
}

const longestInt32 = 2 ** 31 - 1;
/** A day and an instant, where nothing says of which. */
export const exampleOfFormat = { date: "2027-03-15", "date-time": "2027-03-15T09:30:00.000Z" } as const;

/** Whether a place is a named schema itself, whose name begins as operations and properties don't. */
function isComponent([name = "", ...within]: readonly string[]): boolean {
  return within.length === 0 && /^[A-Z]/.test(name);
}

/** Every schema of a description: of its components, bodies, answers, parameters and headers. */
export function* everySchema(description: Node) {
  const components = isNode(description["components"]) ? description["components"] : {};
  for (const [name, schema] of nodesUnder(components, "schemas"))
    yield* schemasIn(schema, [name.replace(/Output$/, "")]);
  for (const [operationId, operation] of everyOperation(description)) {
    const body = isNode(operation["requestBody"]) ? [operation["requestBody"]] : [];
    const answers = nodesUnder(operation, "responses").map(([, answer]) => answer);
    for (const content of [...body, ...answers])
      for (const [, media] of nodesUnder(content, "content"))
        if (isNode(media["schema"])) yield* schemasIn(media["schema"], [operationId]);
  }
  for (const [operationId, parameter] of everyParameter(description))
    if (isNode(parameter["schema"]))
      yield* schemasIn(parameter["schema"], [operationId, String(parameter["name"])], true);
}

/** Every operation by its identifier. */
export function everyOperation(description: Node): [string, Node][] {
  return nodesUnder(description, "paths").flatMap(([, path]) =>
    Object.values(path)
      .filter(isNode)
      .map((operation): [string, Node] => [String(operation["operationId"]), operation]),
  );
}

/** Every parameter, with the identifier of its operation. */
export function everyParameter(description: Node): [string, Node][] {
  return everyOperation(description).flatMap(([operationId, { parameters }]) =>
    (Array.isArray(parameters) ? parameters.filter(isNode) : []).map((one): [string, Node] => [
      operationId,
      resolved(one, description),
    ]),
  );
}

/** A word in full. */
export function wordOf(word: Word): { says: string; example?: unknown } {
  return typeof word === "string" ? { says: word } : { says: word[0], example: word[1] };
}

function say(schema: Node, word: Word): void {
  const { says, example } = wordOf(word);
  schema["description"] ??= says;
  if (schema["type"] !== "string" || typeof example !== "string" || word[2] === "any text") return;
  const told = ["format", "pattern", "enum", "const"].some((key) => schema[key] !== undefined);
  const format = formatOf(example);
  if (!told && format !== undefined) schema["format"] = format;
}

const formats: readonly (readonly [string, RegExp])[] = [
  ["date-time", /^\d{4}-\d\d-\d\dT[\d:.]+Z$/],
  ["date", /^\d{4}-\d\d-\d\d$/],
  ["email", /^[\w.-]+@[\w.-]+$/],
  ["uri", /^(https?|urn):/],
];

function formatOf(example: string): string | undefined {
  return formats.find(([, pattern]) => pattern.test(example))?.[0];
}

const closedPlaces = new Map(Object.entries(closedLabels));

/** Values that a sentence tells, at most: more of them make no sentence, and are told by the extension alone, as constants are. */
const mostInWords = 20;

/** Tells each value of an enumeration by its label in French. */
function label(schema: Node, place: readonly string[]): void {
  const known = nearest(labels, place);
  const closed = nearest(closedPlaces, place);
  if (closed !== undefined && schema["type"] === "string" && schema["const"] === undefined)
    schema["enum"] ??= Object.keys(closed);
  const values = valuesOf(schema);
  if (known === undefined || values.length === 0) return;
  const told = Object.fromEntries(
    values.flatMap((value) => (known[value] === undefined ? [] : [[value, known[value]]])),
  );
  // Labels of some of them are those of another enumeration.
  if (Object.keys(told).length < values.length) return;
  schema["x-enumDescriptions"] = told;
  // `date` and `-date` would make one name of two.
  if (values.some((value) => value.startsWith("-"))) schema["x-enum-varnames"] = values.map(nameOfSort);
  if (schema["const"] !== undefined || values.length > mostInWords) return;
  // In words too, for readers and generators that don't know of the extension.
  const inWords = Object.entries(told).map(([value, name]) => `\`${value}\` (${name})`);
  const says = schema["description"] === undefined ? [] : [`${schema["description"]}.`];
  schema["description"] = [...says, `Valeurs\u00a0: ${inWords.join(", ")}`].join(" ");
}

const nameOfSort = (value: string) =>
  value.startsWith("-") ? `${value.slice(1)}Descending` : `${value}Ascending`;

/** The values of an enumeration or a constant that is text. */
export function valuesOf(schema: Node): string[] {
  const { enum: all, const: one } = schema;
  const values = Array.isArray(all) ? all : one === undefined ? [] : [one];
  return values.filter((value) => typeof value === "string" && value !== "");
}
