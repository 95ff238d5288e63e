import { everyOperation, exampleOfFormat, valuesOf, wordOf } from "./describe.ts";
import { type ExampleParts, exampleLists, leftOut, shownTogether } from "./example-parts.ts";
import { isNode, type Node, nearest, nodesUnder, optionsOf } from "./walk.ts";
import { words } from "./words.ts";

/** Puts examples, in place, on what each operation takes and answers, composed of the words' own. */
export function exemplify(description: Node, told: ExampleParts): void {
  for (const [operationId, operation] of everyOperation(description)) {
    const body = operation["requestBody"];
    if (isNode(body)) onContent(body, operationId, "request", { description, told });
    for (const [, answer] of nodesUnder(operation, "responses"))
      onContent(answer, operationId, "reply", { description, told });
  }
}

interface Within {
  description: Node;
  told: ExampleParts;
}

function onContent(holder: Node, operationId: string, part: "request" | "reply", within: Within): void {
  for (const [type, media] of nodesUnder(holder, "content")) {
    if (!isNode(media["schema"]) || media["examples"] !== undefined) continue;
    const own = within.told[operationId]?.[part];
    media["examples"] = type.endsWith("json")
      ? Object.fromEntries(
          casesOf(media["schema"], within).map(([name, schema]) => [
            name,
            { summary: summaryOf(name), value: withOwn(exampleOf(schema, [operationId], within), own) },
          ]),
        )
      : { exemple: { summary: "Exemple", value: textOf(type, operationId) } };
  }
}

function summaryOf(name: string): string {
  return name === "exemple" ? "Exemple" : `Exemple\u00a0: ${name}`;
}

function withOwn(value: unknown, own: Node | undefined): unknown {
  if (own === undefined || !isNode(value)) return value;
  const merged: Node = { ...value, ...own };
  return Object.fromEntries(Object.entries(merged).filter(([, one]) => one !== undefined));
}

/** The cases of a body, by the value that tells them apart: an example each. */
function casesOf(schema: Node, within: Within): [string, Node][] {
  const resolved = resolve(schema, within).schema;
  const options = optionsOf(resolved);
  if (options.length === 0) return [["exemple", schema]];
  return options.map((option, index): [string, Node] => {
    const shown = resolve(option, within).schema;
    const [telling] = nodesUnder(shown, "properties").flatMap(([, one]) =>
      typeof one["const"] === "string" ? [one["const"]] : [],
    );
    const place = typeof schema["$ref"] === "string" ? { ...option, $of: nameOf(schema["$ref"]) } : option;
    return [telling ?? `exemple-${index + 1}`, place];
  });
}

const nameOf = (reference: string) => (reference.split("/").at(-1) ?? "").replace(/Output$/, "");

function resolve(schema: Node, { description }: Within): { schema: Node; name?: string } {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return { schema };
  const components = isNode(description["components"]) ? description["components"] : {};
  const found = nodesUnder(components, "schemas").find(([name]) => name === reference.split("/").at(-1));
  return { schema: found?.[1] ?? {}, name: nameOf(reference) };
}

function exampleOf(given: Node, at: readonly string[], within: Within): unknown {
  const { schema, name } = resolve(given, within);
  const of = schema["$of"];
  const place = name !== undefined ? [name] : typeof of === "string" ? [of] : at;
  if (schema["const"] !== undefined) return schema["const"];
  const together = nearest(shownTogether, at);
  if (together !== undefined && valuesOf(schema).includes(String(together))) return together;
  const example = exampleOfWord(schema, at) ?? schema["example"];
  if (example !== undefined) return example;
  const [first] = valuesOf(schema);
  if (first !== undefined) return first;
  const [option] = optionsOf(schema);
  if (option !== undefined) return exampleOf(option, place, within);
  switch (schema["type"]) {
    case "object":
      return exampleOfObject(schema, place, within);
    case "array":
      return isNode(schema["items"]) ? [exampleOf(schema["items"], place, within)] : [];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return Math.max(1, Number(schema["minimum"] ?? 1));
    case "string":
      return schema["format"] === "date" || schema["format"] === "date-time"
        ? exampleOfFormat[schema["format"]]
        : "Exemple";
    default:
      return {};
  }
}

function exampleOfObject(schema: Node, place: readonly string[], within: Within): Node {
  const properties = nodesUnder(schema, "properties");
  const additional = schema["additionalProperties"];
  if (properties.length === 0 && isNode(additional) && Object.keys(additional).length > 0)
    return { "CMI-1": exampleOf(additional, place, within) };
  const demanded = Array.isArray(schema["required"]) ? schema["required"] : [];
  return Object.fromEntries(
    properties
      .map(([name, one]) => ({ name, one, at: [...place, name] }))
      .filter(({ name, at }) => demanded.includes(name) || nearest(leftOut, at) === undefined)
      .map(({ name, one, at }) => [name, exampleOf(one, at, within)]),
  );
}

/** The example of the word at a place, where it is one of the type that the schema asks for. */
function exampleOfWord(schema: Node, place: readonly string[]): unknown {
  const word = nearest(words, place);
  const example = word === undefined ? undefined : wordOf(word).example;
  if (example === undefined || place.length < 2) return undefined;
  const values = valuesOf(schema);
  if (values.length > 0 && !values.includes(String(example))) return undefined;
  const type = schema["type"];
  if (type === undefined)
    return optionsOf(schema).length > 0 && typeof example !== "string" ? undefined : example;
  if (type === "array") return Array.isArray(example) ? example : undefined;
  if (type === "object") return isNode(example) ? example : undefined;
  if (type === "integer" || type === "number") return typeof example === "number" ? example : undefined;
  return typeof example === type ? example : undefined;
}

function textOf(type: string, operationId: string): string {
  if (type === "text/html") return '<!doctype html><html lang="fr"><title>CQP de la Mutualité</title></html>';
  if (type === "text/css") return "body { margin: 0 }";
  if (type === "text/javascript") return 'SwaggerUIBundle({ url: "/openapi.json" });';
  const list = exampleLists[operationId];
  if (list === undefined) throw new Error(`${operationId} has no example of ${type}`);
  return list;
}
