import type { DescribedField, DescribedParts } from "../described-fields.ts";
import type { FieldError } from "../field-error.ts";
import type { Route } from "../route.ts";
import { routeKey } from "../route-key.ts";
import { servedPath } from "../served-path.ts";
import { wordOf } from "./describe.ts";
import { isNode, type Node, nearest, nodesUnder, optionsOf, resolved } from "./walk.ts";
import { words } from "./words.ts";

/** What something is called, of its description: the values of an enumeration are told apart. */
export function labelOf({ description }: Node): string {
  const [label = ""] = String(description ?? "").split(/\.? ?Valeurs\u00a0:/);
  return label;
}

/** What a parameter is called: what else its description says of it, after a colon or a semicolon, is no name. */
function nameOf(parameter: Node): string {
  const [name = ""] = labelOf(parameter).split(/\u00a0[:;] /);
  return name;
}

/** How all that routes take is called, by route (`POST /files`), from a description of them. */
export function describedFieldsOf(
  routes: readonly Pick<Route, "method" | "path">[],
  description: Node,
): Record<string, DescribedParts> {
  const paths = new Map(nodesUnder(description, "paths"));
  return Object.fromEntries(
    routes.flatMap((route) => {
      const operation = paths.get(servedPath(route.path))?.[route.method.toLowerCase()];
      return isNode(operation) ? [[routeKey(route), describedPartsOf(operation, description)]] : [];
    }),
  );
}

/** How all that an operation takes is called, by the part of the request that it is in. */
function describedPartsOf(operation: Node, description: Node): DescribedParts {
  const id = String(operation["operationId"]);
  const parts: Partial<Record<FieldError["in"], DescribedField>> = {};
  const [body] = isNode(operation["requestBody"]) ? nodesUnder(operation["requestBody"], "content") : [];
  if (body !== undefined && isNode(body[1]["schema"]))
    parts.body = { ...fieldOf(body[1]["schema"], [id], description), label: "" };
  const parameters = Array.isArray(operation["parameters"]) ? operation["parameters"].filter(isNode) : [];
  for (const one of parameters) {
    const parameter = resolved(one, description);
    const place = parameter["in"] as FieldError["in"];
    const name = String(parameter["name"]);
    const schema = isNode(parameter["schema"]) ? parameter["schema"] : {};
    const field = { ...fieldOf(schema, [id, name], description), label: nameOf(parameter) };
    parts[place] = { label: "", fields: { ...parts[place]?.fields, [name]: field } };
  }
  return parts;
}

/** What a schema describes, at a place as words name it. */
function fieldOf(given: Node, place: readonly string[], description: Node): DescribedField {
  const { $ref: reference, ...own } = given;
  if (typeof reference === "string") {
    const name = (reference.split("/").at(-1) ?? "").replace(/Output$/, "");
    // A part of itself would have no end.
    if (place.includes(name)) return { label: labelOf(own) };
    const named = fieldOf(resolved(given, description), [name], description);
    const label = labelOf(own);
    const word = exampleAt(place);
    return { ...named, ...(label === "" ? {} : { label }), ...(word === undefined ? {} : { example: word }) };
  }
  const properties = nodesUnder(given, "properties").map(
    ([name, one]) => [name, fieldOf(one, [...place, name], description)] as const,
  );
  const inner = [given["items"], given["additionalProperties"]].filter(isNode);
  const values = given["x-enumDescriptions"];
  const example = exampleAt(place);
  const itself: DescribedField = {
    label: labelOf(given),
    ...(example === undefined || properties.length > 0 ? {} : { example }),
    ...(isNode(values) ? { values: values as Record<string, string> } : {}),
    ...(properties.length === 0 ? {} : { fields: Object.fromEntries(properties) }),
    ...(inner[0] === undefined ? {} : { each: withoutExample(fieldOf(inner[0], place, description)) }),
  };
  return optionsOf(given)
    .map((option) => fieldOf(option, place, description))
    .reduce(both, itself);
}

/** What the example of several is, is none of one. */
function withoutExample({ example: _, ...field }: DescribedField): DescribedField {
  return field;
}

function exampleAt(place: readonly string[]): string | undefined {
  const word = place.length < 2 ? undefined : nearest(words, place);
  const example = word === undefined ? undefined : wordOf(word).example;
  return typeof example === "string" || typeof example === "number" || typeof example === "boolean"
    ? String(example)
    : undefined;
}

/** What is one or the other: what the first says first. */
function both(one: DescribedField, other: DescribedField): DescribedField {
  const names = new Set([...Object.keys(one.fields ?? {}), ...Object.keys(other.fields ?? {})]);
  const fields = [...names].map((name) => {
    const [first, second] = [one.fields?.[name], other.fields?.[name]];
    return [name, first === undefined || second === undefined ? (first ?? second) : both(first, second)];
  });
  const each =
    one.each === undefined || other.each === undefined
      ? (one.each ?? other.each)
      : both(one.each, other.each);
  return {
    ...other,
    ...one,
    label: one.label === "" ? other.label : one.label,
    ...(one.values === undefined || other.values === undefined
      ? {}
      : { values: { ...other.values, ...one.values } }),
    ...(names.size === 0 ? {} : { fields: Object.fromEntries(fields) }),
    ...(each === undefined ? {} : { each }),
  };
}
