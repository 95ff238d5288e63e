import { isNode, type Node, nodesUnder, optionsOf, resolved } from "../../shared/http/description/walk.ts";

/** A request that holds one wrong value among right ones. */
export interface WrongValue {
  in: "body" | "query" | "path";
  /** Where it is, as errors name it. */
  field: string;
  /** What is wrong: `missing`, `null`, `too long`. */
  kind: string;
  /** All of the part that it is in. */
  sent: unknown;
  /** Whether no schema of this description takes it. */
  certain: boolean;
}

/** A value in place of the one at a field, or no value. */
interface Instead {
  kind: string;
  value: unknown;
  certain: boolean;
  /** Where the fault is, where it isn't at the field itself. */
  under?: string;
}

const missing = Symbol("missing");

/** Texts that a program or a person may send in place of what is asked, and that name what it was made of. */
const oddTexts = [
  "",
  " ",
  "NaN",
  "undefined",
  "null",
  "[object Object]",
  "2027-02-30",
  "03/13/2026",
  "25:61",
  "1e999",
  "?",
  "é\u0000",
];

/** Every wrong value for each field of a JSON body, from a description: in place of the values of an example. */
export function wrongBodies(
  schema: Node,
  example: unknown,
  { description, required: asked }: { description: Node; required: boolean },
): WrongValue[] {
  return fieldsOf(schema, example, description, [], asked).flatMap(
    ({ path, schema: said, value, required, isOneOfSeveral }) =>
      insteadOf(said, value, required).map(({ under, ...instead }) => ({
        in: "body" as const,
        field: [...path, ...(under === undefined ? [] : [under])].join("."),
        kind: instead.kind,
        sent: put(example, path, instead.value),
        certain: instead.certain && !isOneOfSeveral,
      })),
  );
}

/** Every wrong value for each parameter of a query or of a path, among right ones. */
export function wrongParameters(
  parameters: readonly Node[],
  place: "query" | "path",
  right: Readonly<Record<string, string>>,
): WrongValue[] {
  const own = parameters.filter((one) => one["in"] === place);
  const wrong = own.flatMap((one) => {
    const name = String(one["name"]);
    const schema = isNode(one["schema"]) ? one["schema"] : {};
    const texts = [...oddTexts, "a".repeat(3000), "-1", "1.5", "1e9", "true,false"];
    return texts.map((text) => ({
      in: place,
      field: name,
      kind: `the text ${JSON.stringify(text.slice(0, 20))}`,
      sent: { ...right, [name]: text },
      certain: text === "?" && (schema["enum"] !== undefined || schema["format"] !== undefined),
    }));
  });
  const unknown = {
    in: place,
    field: "inconnu",
    kind: "an unknown parameter",
    sent: { ...right, inconnu: "1" },
  };
  return place === "query" ? [...wrong, { ...unknown, certain: true }] : wrong;
}

interface FieldMet {
  path: readonly string[];
  schema: Node;
  value: unknown;
  required: boolean;
  isOneOfSeveral: boolean;
}

/** Every field that an example shows or leaves out, with the schema of what it shows. */
function fieldsOf(
  given: Node,
  value: unknown,
  description: Node,
  path: readonly string[] = [],
  required = true,
): FieldMet[] {
  const whole = resolved(given, description);
  // What may be something else too is refused by no one of its options.
  const isOneOfSeveral = ["oneOf", "anyOf"].some((key) => whole[key] !== undefined);
  const schema = chosen(whole, value, description);
  const met = [{ path, schema, value, required, isOneOfSeveral }];
  const inner = (one: Node, of: unknown, name: string, asked: boolean) =>
    fieldsOf(one, of, description, [...path, name], asked);
  if (schema["type"] === "array" && Array.isArray(value) && isNode(schema["items"]))
    return value.length === 0 ? met : [...met, ...inner(schema["items"], value[0], "0", false)];
  if (!isNode(value)) return met;
  const names = Array.isArray(schema["required"]) ? schema["required"] : [];
  const additional = schema["additionalProperties"];
  const [code] = Object.keys(value);
  return [
    ...met,
    ...nodesUnder(schema, "properties").flatMap(([name, one]) =>
      inner(one, value[name], name, names.includes(name)),
    ),
    ...(isNode(additional) && schema["properties"] === undefined && code !== undefined
      ? inner(additional, value[code], code, false)
      : []),
  ];
}

/** Of a schema that is one of several, the one that a value is of. */
function chosen(schema: Node, value: unknown, description: Node): Node {
  const options = optionsOf(schema).map((option) =>
    chosen(resolved(option, description), value, description),
  );
  if (options.length === 0) return schema;
  const fits = (option: Node) => {
    if (!isNode(value)) return option["properties"] === undefined;
    const properties = new Map(nodesUnder(option, "properties"));
    const names = Array.isArray(option["required"]) ? option["required"].map(String) : [];
    return (
      names.every((name) => name in value) &&
      Object.entries(value).every(([name, one]) => {
        const told = properties.get(name);
        return told !== undefined && (told["const"] === undefined || told["const"] === one);
      })
    );
  };
  const found = options.find(fits);
  if (schema["allOf"] !== undefined) return Object.assign({}, ...options, { ...schema, allOf: undefined });
  return found ?? schema;
}

function insteadOf(schema: Node, value: unknown, required: boolean): Instead[] {
  const [type] = [schema["type"]].flat().filter((one) => one !== "null");
  const nullable = [schema["type"]].flat().includes("null");
  const wrong = (kind: string, one: unknown, certain = true, under?: string): Instead => ({
    kind,
    value: one,
    certain,
    ...(under === undefined ? {} : { under }),
  });
  const known = type !== undefined;
  const any = [
    ...(required ? [wrong("missing", missing, known)] : []),
    wrong("null", null, known && !nullable),
    ...(type === "array"
      ? []
      : [wrong("a list", [], known), wrong("a list within a list", [[value]], known)]),
    ...(type === "object" ? [] : [wrong("an object", { a: 1 }, known)]),
    ...(type === "string" ? [] : [wrong("a text", "NaN", known)]),
    ...(type === "number" || type === "integer" ? [] : [wrong("a number", 7, known)]),
    ...(type === "boolean" ? [] : [wrong("a boolean", true, known)]),
  ];
  if (type === "string") {
    const closed = ["enum", "const", "format"].some((key) => schema[key] !== undefined);
    const most = Number(schema["maxLength"] ?? Number.NaN);
    return [
      ...any,
      ...oddTexts.map((text) => wrong(`the text ${JSON.stringify(text)}`, text, closed && text === "?")),
      wrong("too long", "é".repeat(Number.isNaN(most) ? 3001 : most + 1)),
      wrong(
        "as long as it may be in letters of more bytes",
        "語".repeat(Number.isNaN(most) ? 300 : most),
        false,
      ),
    ];
  }
  if (type === "number" || type === "integer")
    return [
      ...any,
      ...[-1e300, 1e300, -1, 0, 0.123].map((one) => wrong(`the number ${one}`, one, false)),
      wrong("a number in a text", String(value ?? 3)),
    ];
  if (type === "array") {
    const held = Array.isArray(value) ? value : [];
    const [first] = held;
    const most = Number(schema["maxItems"] ?? 40);
    return [
      ...any,
      wrong("empty", [], false),
      wrong("too many", Array(most + 1).fill(first ?? "x"), false),
      wrong("twice the same", [first, first], false),
      ...(first === undefined
        ? []
        : [wrong("null in the last place", [...held.slice(0, -1), null], true, String(held.length - 1))]),
    ];
  }
  if (type === "object" && isNode(value))
    return [
      ...any,
      ...(schema["properties"] === undefined
        ? [wrong("a name that is none", { ...value, "?": Object.values(value)[0] }, false, "?")]
        : [
            wrong("an unknown field", { ...value, inconnu: 1 }, true, "inconnu"),
            wrong("a field of another language", { ...value, "<b>é</b>": 1 }, true, "<b>é</b>"),
          ]),
    ];
  return any;
}

/** A value with another one at a path. */
function put(whole: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value === missing ? undefined : value;
  if (Array.isArray(whole))
    return whole.map((one, at) => (String(at) === step ? put(one, rest, value) : one));
  const held = isNode(whole) ? whole : {};
  if (rest.length === 0 && value === missing) {
    const { [step]: _, ...others } = held;
    return others;
  }
  return { ...held, [step]: put(held[step], rest, value) };
}
