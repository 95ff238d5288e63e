import { everySchema } from "./describe.ts";
import { isNode, type Node, nodesUnder, optionsOf } from "./walk.ts";

/** A schema that the description names, by the place where it stands first; of a union, what its options are called. */
export interface NamedSchema {
  at: string;
  /** What it is, in French, where nothing says it at its place. */
  says?: string;
  /** What the name of an option ends with, behind its value; the name of the union unless told. */
  options?: string;
  /** Of a union whose options nothing tells apart, the names of those that are objects, in order. */
  each?: readonly string[];
}

/**
 * Names schemas, in place: what stands at several places becomes a component that they refer to, and so does each option of a
 * union that a property tells apart, with its `discriminator`. A generator makes one type of each, under its name.
 */
export function nameSchemas(description: Node, named: Readonly<Record<string, NamedSchema>>): void {
  const components = nodeAt(description, "components");
  const schemas = nodeAt(components, "schemas");
  const parts = new Map<string, { name: string; schema: Node }>();
  const taken = new Set(Object.keys(schemas));
  const roots = new Set<unknown>(Object.values(schemas));
  const add = (name: string, schema: Node, says: unknown) => {
    if (parts.has(contentOf(schema))) return;
    if (taken.has(name)) throw new Error(`two schemas would be called ${name}`);
    taken.add(name);
    parts.set(contentOf(schema), { name, schema: { ...schema, description: says ?? schema["description"] } });
  };
  const addOptions = (union: Node, ending: string, says: unknown) => {
    const telling = tellingProperty(union);
    if (telling === undefined) return;
    for (const { schema, values } of telling.options) {
      const labels = nodeAt(nodeAt(nodeAt(schema, "properties"), telling.name), "x-enumDescriptions");
      const label = values.map((value) => labels[value] ?? value).join(", ");
      const own = schema["description"] ?? `${withoutValues(says)}\u00a0: ${label}`;
      add(`${pascal(values[0] ?? "")}${ending}`, schema, own);
    }
  };
  for (const [name, schema] of nodesUnder(components, "schemas"))
    if (isShareable(schema) && !parts.has(contentOf(schema))) parts.set(contentOf(schema), { name, schema });
  const met = Map.groupBy(everySchema(description), ({ place }) => place.join("."));
  for (const [name, { at, says, options = name, each = [] }] of Object.entries(named)) {
    const there = met.get(at)?.map(({ schema }) => schema) ?? [];
    const found = there.find(isNameable) ?? there.find(({ pattern }) => pattern !== undefined);
    // A part of the operations may be described.
    if (found === undefined) continue;
    // What a list holds is told by the list.
    const told = says ?? there.map((one) => one["description"]).find((one) => one !== undefined);
    if (!roots.has(found)) add(name, found, told);
    addOptions(found, options, told);
    const objects = optionsOf(found).filter(({ properties }) => isNode(properties));
    for (const [index, own] of each.entries()) {
      const { [index]: schema } = objects;
      if (schema !== undefined) add(own, schema, schema["description"] ?? told);
    }
  }
  for (const [name, schema] of nodesUnder(components, "schemas"))
    addOptions(schema, name, schema["description"]);

  const naming = (schema: Node, root: boolean): Node => {
    const part = root ? undefined : parts.get(contentOf(schema));
    if (part === undefined) return tellingApart(eachSchemaIn(schema, naming), tellingProperty(schema));
    const { description: says } = schema;
    const own =
      withoutValues(says) === withoutValues(part.schema["description"])
        ? {}
        : { description: withoutValues(says) };
    const { default: given, example } = schema;
    return {
      $ref: `#/components/schemas/${part.name}`,
      ...(says === undefined ? {} : own),
      ...(given === undefined ? {} : { default: given }),
      ...(example === undefined ? {} : { example }),
    };
  };
  for (const { name, schema } of parts.values()) schemas[name] = schema;
  for (const [name, schema] of nodesUnder(components, "schemas")) schemas[name] = naming(schema, true);
  eachHolder(description, (holder) => {
    if (isNode(holder["schema"])) holder["schema"] = naming(holder["schema"], false);
  });
}

/** Unions of a description that no discriminator tells apart, by where they stand. */
export function* untoldUnions(description: Node): Generator<string> {
  for (const { schema, place } of everySchema(description))
    if ((schema["oneOf"] ?? schema["anyOf"]) !== undefined && schema["discriminator"] === undefined)
      yield place.join(".");
}

/** Places of what stands several times in a description and has no name: objects of several properties, closed texts, unions. */
export function repeatedSchemas(description: Node): string[][] {
  const met = [...everySchema(description)].filter(({ schema }) => isShareable(schema));
  const alike = Map.groupBy(met, ({ schema }) => contentOf(schema));
  return [...alike.values()]
    .filter((some) => some.length > 1)
    .map((some) => some.map(({ place }) => place.join(".")));
}

/** Whether a schema has parts of its own, which a name may be given to. */
function isNameable(schema: Node): boolean {
  const unions = optionsOf(schema).length > 0 && schema["allOf"] === undefined;
  return unions || Array.isArray(schema["enum"]) || isNode(schema["properties"]);
}

/** Whether a schema is worth a name where it stands twice. */
function isShareable(schema: Node): boolean {
  const { enum: values, properties } = schema;
  return isNameable(schema) && Object.keys(values ?? properties ?? [0, 1]).length > 1;
}

/** What a schema takes, in any order of its keys and values, without what its place says of it. */
function contentOf({ description: _, default: __, example: ___, ...content }: Node): string {
  return JSON.stringify(content, (key, value: unknown) => {
    if (Array.isArray(value)) return key === "enum" || key === "required" ? value.toSorted() : value;
    if (!isNode(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

interface Telling {
  name: string;
  options: readonly { schema: Node; values: readonly string[] }[];
}

/** The property that tells the options of a union apart: each has it, with values of its own. */
function tellingProperty(union: Node): Telling | undefined {
  const options = [union["oneOf"] ?? union["anyOf"] ?? []].flat().filter(isNode);
  const [first] = options;
  if (first === undefined || options.length < 2) return undefined;
  for (const name of Object.keys(nodeAt(first, "properties"))) {
    const told = options.map((schema) => ({ schema, values: requiredValues(schema, name) }));
    const values = told.flatMap((one) => one.values);
    if (told.every((one) => one.values.length > 0) && new Set(values).size === values.length)
      return { name, options: told };
  }
  return undefined;
}

function requiredValues(schema: Node, name: string): string[] {
  const { required } = schema;
  const { enum: all, const: one } = nodeAt(nodeAt(schema, "properties"), name);
  if (!Array.isArray(required) || !required.includes(name)) return [];
  return [all ?? one ?? []].flat().filter((value) => typeof value === "string");
}

/** A union with its discriminator, where its options are components. */
function tellingApart(schema: Node, telling: Telling | undefined): Node {
  const options = [schema["oneOf"] ?? schema["anyOf"] ?? []].flat().filter(isNode);
  if (telling === undefined || !options.every((one) => typeof one["$ref"] === "string")) return schema;
  const mapping = telling.options.flatMap(({ values }, index) =>
    values.map((value) => [value, options[index]?.["$ref"]] as const),
  );
  // What else is said of an option is said by its component: some generators take a reference alone.
  const references = options.map(({ $ref }) => ({ $ref }));
  const key = schema["oneOf"] === undefined ? "anyOf" : "oneOf";
  return {
    ...schema,
    [key]: references,
    discriminator: { propertyName: telling.name, mapping: Object.fromEntries(mapping) },
  };
}

/** A schema of which each inner one is what is given of it. */
function eachSchemaIn(schema: Node, given: (inner: Node, root: boolean) => Node): Node {
  const made: Node = { ...schema };
  for (const key of ["items", "additionalProperties", "propertyNames"]) {
    const inner = schema[key];
    if (isNode(inner)) made[key] = given(inner, false);
  }
  if (isNode(schema["properties"]))
    made["properties"] = Object.fromEntries(
      Object.entries(schema["properties"]).map(([name, inner]) => [
        name,
        isNode(inner) ? given(inner, false) : inner,
      ]),
    );
  for (const key of ["oneOf", "anyOf", "allOf"]) {
    const inner = schema[key];
    if (Array.isArray(inner)) made[key] = inner.map((one) => (isNode(one) ? given(one, false) : one));
  }
  return made;
}

/** Everything of a description that holds a schema: media types of bodies and answers, parameters. */
function eachHolder(node: unknown, visit: (holder: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) eachHolder(one, visit);
  if (!isNode(node)) return;
  if (node["schema"] !== undefined) visit(node);
  for (const [key, inner] of Object.entries(node))
    if (!["schemas", "schema", "examples", "example", "headers"].includes(key)) eachHolder(inner, visit);
}

function nodeAt(node: Node, name: string): Node {
  const found = node[name];
  return isNode(found) ? found : {};
}

/** The values of an enumeration are told by the enumeration. */
function withoutValues(says: unknown): string {
  const [label = ""] = String(says ?? "").split(/\.? ?Valeurs\u00a0:/);
  return label;
}

function pascal(value: string): string {
  return value
    .split(/[-._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
