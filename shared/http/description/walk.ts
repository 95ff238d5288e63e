/** A node of a JSON description. */
export type Node = Record<string, unknown>;

/** Whether a value is an object of a description. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Objects under a key, by name; none where there is nothing. */
export function nodesUnder(node: Node, key: string): [string, Node][] {
  const under = node[key];
  return isNode(under)
    ? Object.entries(under).filter((entry): entry is [string, Node] => isNode(entry[1]))
    : [];
}

/** Schemas of a description that a reader meets: where each stands, outermost name first. */
export interface Met {
  schema: Node;
  /** `["File", "interview", "heldOn"]`: a named schema or an operation, then properties. */
  place: readonly string[];
  /** Whether it is a property or a parameter: what has a name of its own. */
  named: boolean;
}

/** Every schema under one, itself first; references are not followed: what they name is met in its own place. */
export function* schemasIn(schema: Node, place: readonly string[], named = false): Generator<Met> {
  yield { schema, place, named };
  for (const [name, property] of nodesUnder(schema, "properties"))
    yield* schemasIn(property, [...place, name], true);
  for (const key of ["items", "additionalProperties"]) {
    const inner = schema[key];
    if (isNode(inner)) yield* schemasIn(inner, place);
  }
  for (const option of optionsOf(schema)) yield* schemasIn(option, place);
}

/** The options of a schema that has several. */
export function optionsOf(schema: Node): Node[] {
  return ["oneOf", "anyOf", "allOf", "prefixItems"].flatMap((key) => {
    const options = schema[key];
    return Array.isArray(options) ? options.filter(isNode) : [];
  });
}

/** A value of the entry that names a place most exactly: `File.interview.heldOn`, then `interview.heldOn`, then `heldOn`. */
export function nearest<Value>(
  entries: ReadonlyMap<string, Value>,
  place: readonly string[],
): Value | undefined {
  for (let from = 0; from < place.length; from += 1) {
    const found = entries.get(place.slice(from).join("."));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a node refers to within a description, or itself where it refers to nothing. */
export function resolved(node: Node, description: Node): Node {
  const { $ref: reference } = node;
  if (typeof reference !== "string") return node;
  const found = reference
    .slice(2)
    .split("/")
    .reduce<unknown>((within, key) => (isNode(within) ? within[key] : undefined), description);
  if (!isNode(found)) throw new Error(`nothing at ${reference}`);
  return found;
}
